using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

/// <summary>A home with Jakarta's readings and a forecast of them, made once for the tests that each spoil a copy.</summary>
public sealed class PublishedHome : IAsyncLifetime, IDisposable
{
    private readonly TemporaryHome _home = new();

    /// <summary>The forecast as the command line gives it.</summary>
    public string Forecast { get; private set; } = "";

    public async Task InitializeAsync()
    {
        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--scale", "linear", "--input", ReferenceData.ExportOf(ReferenceData.Jakarta));
        Assert.True(run.ExitCode == 0, run.Errors);
        Forecast = run.Output;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _home.Dispose();

    /// <summary>The same again, for one test.</summary>
    public TemporaryHome Copy()
    {
        TemporaryHome copy = new();
        foreach (string file in Directory.GetFiles(_home.Path))
        {
            File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        }

        return copy;
    }
}
