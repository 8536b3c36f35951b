using Sipaku.Tests.EndToEnd;
using Xunit;

namespace Sipaku.Tests.Dashboard.Support;

/// <summary>A served home with the Beijing sample and its forecast.</summary>
public class SampleHost : DashboardHost
{
    public SampleHost()
    {
    }

    protected SampleHost(Dictionary<string, string> environment)
        : base(environment)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        SipakuResult run = await SipakuProcess.RunAsync(Home.Path, "run", "--sample");
        Assert.True(run.ExitCode == 0, run.Errors);
    }
}
