using System.Globalization;
using System.Text;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import.Fuzz;

/// <summary>
/// Mixes of good lines and every kind of damage, cut into pieces anywhere (SIPAKU_IMPORT_INPUTS says how many; 20,000 unless it is set):
/// every good line is kept, every bad one counted, and nothing depends on the pieces.
/// </summary>
public sealed class ImportFuzzTests
{
    private const int UsualInputs = 20_000;

    private static int Inputs => Environment.GetEnvironmentVariable("SIPAKU_IMPORT_INPUTS") is { Length: > 0 } wanted
        ? int.Parse(wanted, CultureInfo.InvariantCulture)
        : UsualInputs;

    [Fact]
    public async Task Good_lines_are_kept_and_bad_ones_counted_however_the_file_is_cut()
    {
        for (int seed = 0; seed < Inputs; seed++)
        {
            FuzzInput input = FuzzInput.Of(seed);
            ReadFile whole = await ReadAsync(new MemoryStream(input.Bytes), input.Head);
            ReadFile pieces = await ReadAsync(new PiecesStream(input.Bytes, input.Sizes), input.Head);

            ILookup<long, string> events = whole.Events.ToLookup(happened => happened.Line, happened => happened.What);
            string? fault = input.Goods.FirstOrDefault(good => !events[good.Line].SequenceEqual([EventOf(good.Reading)])) is { Line: > 0 } lost
                ? $"line {lost.Line} is not kept: {string.Join(" / ", events[lost.Line])}"
                : input.Bads.Find(line => events[line].Count() != 1 || char.IsAsciiDigit(events[line].Single()[0])) is > 0 and var uncounted
                ? $"line {uncounted} is not refused once: {string.Join(" / ", events[uncounted])}"
                : !whole.Events.SequenceEqual(pieces.Events) || !whole.Notes.SequenceEqual(pieces.Notes)
                ? "it depends on the pieces"
                : null;
            Assert.True(fault is null, $"seed {seed}: {fault}\n{Encoding.Latin1.GetString(input.Bytes)}");
        }
    }

    [Fact]
    public async Task Damage_in_a_document_costs_the_records_that_it_hits()
    {
        for (int seed = 0; seed < Inputs / 4; seed++)
        {
            Random random = new(seed);
            IReadOnlyList<Reading> readings = Reading.OfDays(1);
            (byte[] bytes, int hit) = Document(readings, random);
            int[] sizes = [.. Enumerable.Range(0, 16).Select(_ => random.Next(1, 200))];

            ReadFile whole = await ReadAsync(new MemoryStream(bytes), head: 512);
            ReadFile pieces = await ReadAsync(new PiecesStream(bytes, sizes), head: 512);

            HashSet<string> kept = [.. whole.Events.Select(happened => happened.What)];
            int[] lost = [.. Enumerable.Range(0, readings.Count).Where(number => number != hit && number != hit + 1 && !kept.Contains(EventOf(readings[number])))];
            Assert.True(lost.Length == 0, $"seed {seed}: lost {string.Join(", ", lost)}, damaged {hit}\n{Encoding.Latin1.GetString(bytes)}");
            Assert.True(whole.Events.SequenceEqual(pieces.Events), $"seed {seed} depends on the pieces\n{Encoding.Latin1.GetString(bytes)}");
        }
    }

    /// <summary>A scan's document with one byte damaged in one of its records.</summary>
    private static (byte[] Bytes, int Hit) Document(IReadOnlyList<Reading> readings, Random random)
    {
        (string open, string between) = random.Next(2) == 0 ? ("\n    ", ",\n    ") : ("", ", ");
        string[] records = [.. readings.Select(reading => $$$"""{{{{open}}}"Tanggal": {"S": "{{{reading.Tanggal}}}"}{{{between}}}"Waktu": {"S": "{{{reading.Waktu}}}"}{{{between}}}"Value": {"N": "{{{reading.Value}}}"}}""")];
        int hit = random.Next(1, records.Length);
        int at = random.Next(records[hit].Length);
        records[hit] = random.Next(3) switch
        {
            0 => records[hit].Remove(at, 1),
            1 => records[hit].Insert(at, "\",:}{[]x\0"[random.Next(9)].ToString()),
            _ => records[hit][..at],
        };
        return (Encoding.UTF8.GetBytes($"{{{open}\"Items\": [{open}{string.Join(between, records)}]{between}\"Count\": {records.Length}}}\n"), hit);
    }

    private static string EventOf(Reading reading) =>
        $"{DateOnly.ParseExact(reading.Tanggal, "yyyy-MM-dd").DayNumber} {(int)TimeSpan.Parse(reading.Waktu, CultureInfo.InvariantCulture).TotalSeconds} {reading.Value}";

    private static Task<ReadFile> ReadAsync(Stream stream, int head) =>
        ReadFile.OfAsync([ImportInput.FromStream("x", stream)], new InputReader(ImportOptions.None, new SipakuSettings(), head));
}
