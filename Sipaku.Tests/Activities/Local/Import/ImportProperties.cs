using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sipaku.Activities.Local.Import;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>Bad input never loses good input.</summary>
public sealed class ImportProperties
{
    private static readonly string[] BadLines =
    [
        "{", "}", "{}", "[]", "null", "\"", "\"\"", ",", "\",", ",\"", "\"a\"b", "x", "NaN", "\0", "\u001b[0m", "{\"Tanggal\":{\"s\":\"2019-11-02\"}",
        "{\"Item\":{\"Tanggal\":5,\"Value\":[]}}", "2019-13-40,00:00,5", "2019-11-02,25:00,5", "2019-11-02,00:00,NaN", "2019-11-02,00:00,\"5", "é", "#",
    ];

    [Property(MaxTest = 200)]
    public Property Good_lines_survive_whatever_stands_between_them() => Prop.ForAll(
        Lines().ToArbitrary(),
        Gen.Elements(true, false).ToArbitrary(),
        (lines, csv) => Imports(lines, csv).GetAwaiter().GetResult());

    private static Gen<(Reading? Good, string Bad)[]> Lines()
    {
        Gen<string> rubbish = Gen.OneOf(
            Gen.Elements(BadLines),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => "~" + text.Get.ReplaceLineEndings(" ")));
        Gen<Reading> good = Gen.Choose(0, 3000).Select(number => new Reading(
            new DateOnly(2019, 1, 1).AddDays(number / 24).ToString("yyyy-MM-dd"), $"{number % 24:D2}:00:00", (number * 7 % 1500).ToString()));
        return Gen.OneOf(good.Select(reading => ((Reading?)reading, "")), rubbish.Select(text => ((Reading?)null, text))).ArrayOf();
    }

    private static async Task<bool> Imports((Reading? Good, string Bad)[] lines, bool csv)
    {
        using TemporaryHome home = new();
        Reading anchor = new("2018-01-01", "00:00:00", "1");
        string Line(Reading reading) => csv ? $"{reading.Tanggal},{reading.Waktu},{reading.Value}" : reading.ToExportLine();
        string text = (csv ? "Tanggal,Waktu,Value\n" : "") + Line(anchor) + "\n" + string.Concat(lines.Select(line => (line.Good is null ? line.Bad : Line(line.Good)) + "\n"));

        ImportResult result = await home.ImportAsync(text);

        List<Reading> good = lines.Where(line => line.Good is not null).Select(line => line.Good!).Append(anchor).ToList();
        IOrderedEnumerable<Reading> latest = good.GroupBy(reading => (reading.Tanggal, reading.Waktu)).Select(group => group.First()).OrderBy(reading => (reading.Tanggal, reading.Waktu));
        return result.Imported == good.Count
            && result.Refused + result.Missing == lines.Count(line => line.Good is null)
            && (await home.ReadAllAsync()).SequenceEqual(latest);
    }
}
