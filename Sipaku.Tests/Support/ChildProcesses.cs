using System.Diagnostics;
using System.Globalization;

namespace Sipaku.Tests.Support;

/// <summary>The processes that another one started, such as a host's worker.</summary>
internal static class ChildProcesses
{
    /// <summary>Ends those of a process as <c>kill -9</c> does.</summary>
    public static void KillOf(int process)
    {
        string parent = process.ToString(CultureInfo.InvariantCulture);
        foreach (string folder in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])))
        {
            try
            {
                string stat = File.ReadAllText(Path.Combine(folder, "stat"));
                if (stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1] == parent)
                {
                    Process.GetProcessById(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)).Kill();
                }
            }
            catch (Exception exception) when (exception is IOException or ArgumentException or InvalidOperationException)
            {
                // It has ended meanwhile.
            }
        }
    }
}
