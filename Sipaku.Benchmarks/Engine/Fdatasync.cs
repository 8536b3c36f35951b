using System.Diagnostics;

namespace Sipaku.Benchmarks.Engine;

/// <summary>What the disk itself takes for a synced write, the floor under a commit.</summary>
internal static class Fdatasync
{
    public static double MeasureMilliseconds()
    {
        string path = Path.Combine(BenchmarkEngine.Root(), "sync.probe");
        byte[] page = new byte[4096];
        List<double> taken = [];
        using (FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1))
        {
            for (int i = 0; i < 200; i++)
            {
                long started = Stopwatch.GetTimestamp();
                file.Position = 0;
                file.Write(page);
                file.Flush(flushToDisk: true);
                taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        File.Delete(path);
        taken.Sort();
        return taken[taken.Count / 2];
    }
}
