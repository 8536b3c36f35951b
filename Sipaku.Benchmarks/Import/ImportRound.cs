using System.Diagnostics;
using DuckDB.NET.Data;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Settings;

namespace Sipaku.Benchmarks.Import;

/// <summary>One round in a fresh process: prints milliseconds and peak megabytes.</summary>
internal static class ImportRound
{
    public const string Import = "import";
    public const string Bare = "bare";

    public static async Task RunAsync(string kind, string file)
    {
        DirectoryInfo home = Directory.CreateTempSubdirectory("sipaku-import-");
        try
        {
            long started = Stopwatch.GetTimestamp();
            if (kind == Bare)
            {
                Read(file);
            }
            else
            {
                ReadingImporter importer = new(new SipakuSettings { Home = home.FullName }, TimeProvider.System);
                await importer.ImportAsync([ImportInput.FromFile(file)]);
            }

            Round.Report(started);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static void Read(string file)
    {
        string rows = Path.GetExtension(file) == ".csv"
            ? $"SELECT Tanggal, Waktu, Value FROM read_csv('{file}', columns = {{Tanggal: 'DATE', Waktu: 'TIME', Value: 'DOUBLE'}})"
            : $"SELECT Tanggal.s::DATE AS Tanggal, Waktu.s::TIME AS Waktu, Value.n::DOUBLE AS Value FROM read_ndjson('{file}', columns = {{Tanggal: 'STRUCT(s VARCHAR)', Waktu: 'STRUCT(s VARCHAR)', Value: 'STRUCT(n VARCHAR)'}})";
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT max(Tanggal), max(Waktu), sum(Value) FROM ({rows})";
        command.ExecuteNonQuery();
    }
}
