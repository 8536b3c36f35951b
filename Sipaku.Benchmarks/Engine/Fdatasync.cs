using System.Diagnostics;

namespace Sipaku.Benchmarks.Engine;

/// <summary>What the disk itself takes for a synced write, the floor under a commit.</summary>
internal static class Fdatasync
{
    public static double MeasureMilliseconds()
    {
        using TemporaryFolder folder = new();
        byte[] page = new byte[4096];
        List<double> taken = [];
        using (FileStream file = new(folder.In("probe"), FileMode.Create, FileAccess.Write, FileShare.None, 1))
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

        taken.Sort();
        return taken[taken.Count / 2];
    }
}
