using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sipaku.Activities.Local.Import;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>Whatever order readings come in, and whatever they replace, the store holds the latest of each time and an undo the ones before.</summary>
public sealed class ImportOrderTests
{
    [Property(MaxTest = 60)]
    public Property The_latest_reading_of_each_time_is_stored_and_an_undo_gives_back_those_before() =>
        Prop.ForAll(Files().ToArbitrary(), files => Holds(files).GetAwaiter().GetResult());

    /// <summary>Minutes in runs, ascending for the most part, that begin anywhere: into gaps, over others, at the end.</summary>
    private static Gen<int[][]> Files() => Gen.Choose(0, 400)
        .SelectMany(_ => Gen.Choose(1, 90), (start, length) => (start, length))
        .SelectMany(_ => Gen.Elements(1, 1, 1, 2, 0, -1), (run, step) => Enumerable.Range(0, run.length).Select(index => run.start + (index * step)).Where(minute => minute >= 0))
        .ArrayOf()
        .Select(runs => runs.SelectMany(run => run).ToArray())
        .Where(minutes => minutes.Length > 0)
        .ArrayOf(3);

    private static async Task<bool> Holds(int[][] files)
    {
        using TemporaryHome home = new();
        Dictionary<int, int> expected = [];
        Stack<IReadOnlyList<Reading>> before = [];
        int value = 0;
        foreach (int[] minutes in files)
        {
            before.Push(await home.ReadAllAsync());
            int known = expected.Count;
            string text = "";
            foreach (int minute in minutes)
            {
                expected[minute] = ++value;
                text += Line(minute, value);
            }

            ImportResult result = await home.ImportAsync("Tanggal,Waktu,Value\n" + text);
            if (result.Imported != minutes.Length
                || result.Replaced != minutes.Length - (expected.Count - known)
                || home.Importer().ReadFigures().Readings != expected.Count
                || !(await home.ReadAllAsync()).SequenceEqual(expected.OrderBy(pair => pair.Key).Select(pair => ReadingOf(pair.Key, pair.Value))))
            {
                return false;
            }
        }

        for (int import = files.Length; import > 0; import--)
        {
            home.History().Undo(import);
            if (!(await home.ReadAllAsync()).SequenceEqual(before.Pop()))
            {
                return false;
            }
        }

        return true;
    }

    private static string Line(int minute, int value)
    {
        Reading reading = ReadingOf(minute, value);
        return $"{reading.Tanggal},{reading.Waktu},{reading.Value}\n";
    }

    private static Reading ReadingOf(int minute, int value)
    {
        DateTime at = new DateTime(2024, 1, 1).AddMinutes(minute);
        return new Reading($"{at:yyyy-MM-dd}", $"{at:HH:mm:ss}", $"{value}");
    }
}
