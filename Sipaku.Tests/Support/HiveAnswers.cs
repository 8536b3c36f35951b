using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sipaku.Tests.Support;

/// <summary>What Apache Hive itself answered; Data/hive/README.md says more.</summary>
internal static class HiveAnswers
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "hive");

    public static IReadOnlyList<Case> Cases { get; } =
        [.. File.ReadLines(Path.Combine(Folder, "cases.jsonl")).Select(line => new Case(JsonNode.Parse(line)!.AsObject()))];

    /// <summary>The hostile lines, with the day and value that Hive made of each, empty where it refused.</summary>
    public static IReadOnlyList<(string Line, string Day, string Value)> Lines { get; } =
    [
        .. ReadLines("lines.jsonl.gz").Zip(ReadLines("lines.csv.gz").Skip(1).Select(line => line.Split(',')), (line, answer) => (line, answer[1], answer[2])),
    ];

    private static List<string> ReadLines(string file)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(Path.Combine(Folder, file)), CompressionMode.Decompress));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>A dump and what Hive made of it.</summary>
    internal sealed class Case(JsonObject json)
    {
        public string Name => json["name"]!.GetValue<string>();

        public string? Error => (string?)json["error"];

        /// <summary>Why Tez fails where MapReduce does not.</summary>
        public string? ErrorOnTez => (string?)json["tez"];

        public bool IsDamaged => (bool?)json["damaged"] ?? false;

        /// <summary>Day, values that count, values that do not, and their average. Days before 1583 were accepted then, and are left out here.</summary>
        public IReadOnlyList<string[]> Daily => [.. AllDays.Where(IsValid)];

        public IReadOnlyList<double[]> Features => AllDays.All(IsValid) ? [.. Texts("features").Select(ReferenceData.ParseRow)] : LagRows();

        private IEnumerable<string[]> AllDays => Texts("daily").Select(line => line.Split(','));

        public IEnumerable<(string Path, byte[] Content)> Files => json["files"]!.AsObject().Select(file => (
            file.Key,
            file.Value!.GetValueKind() == JsonValueKind.String
                ? Encoding.UTF8.GetBytes(file.Value.GetValue<string>())
                : Convert.FromBase64String(file.Value["base64"]!.GetValue<string>())));

        public override string ToString() => Name;

        private static bool IsValid(string[] day) => string.CompareOrdinal(day[0], "1583-01-01") >= 0;

        private double[][] LagRows()
        {
            double[] averages = [.. Daily.Where(day => day[3].Length > 0).Select(day => double.Parse(day[3], CultureInfo.InvariantCulture))];
            return [.. Enumerable.Range(6, Math.Max(0, averages.Length - 6)).Select(day => (double[])[averages[day], .. averages[(day - 6)..day]])];
        }

        private IEnumerable<string> Texts(string name) => json[name]!.AsArray().Select(line => line!.GetValue<string>());
    }
}
