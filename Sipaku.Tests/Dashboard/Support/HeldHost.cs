using System.Diagnostics;
using Sipaku.Tests.EndToEnd;
using Xunit;

namespace Sipaku.Tests.Dashboard.Support;

/// <summary>A served home whose runs can be held before they start to train.</summary>
public sealed class HeldHost : SampleHost
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("sipaku-held-").FullName;

    private static string Pipe => Path.Combine(Folder, "hold");

    public HeldHost()
        : base(KillHook.Hold(Path.Combine(Folder, "journal"), Pipe, "StartTraining"))
    {
    }

    /// <summary>Holds every run that comes to its training from now on.</summary>
    public static async Task HoldAsync()
    {
        using Process mkfifo = Process.Start("mkfifo", [Pipe]);
        await mkfifo.WaitForExitAsync();
        Assert.Equal(0, mkfifo.ExitCode);
    }

    /// <summary>Lets the run that is held go on.</summary>
    public static async Task ReleaseAsync()
    {
        await Task.Run(() => File.OpenWrite(Pipe).Dispose());
        File.Delete(Pipe);
    }
}
