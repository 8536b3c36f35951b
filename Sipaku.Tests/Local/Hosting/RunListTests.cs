using DurableTask.Core;
using Sipaku.DurableTask.Sqlite;
using Sipaku.Local.Hosting;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Local.Hosting;

public sealed class RunListTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Of_WhenRunsBeganInOneSecond_OrTheClockWentBack_HasTheOneThatWasMadeLastInFront()
    {
        string[] made = ["run-20260102-000000-ffffff", "run-20260102-000000-000000", "run-20250101-000000-aaaaaa"];
        Home home = new(_home.Path);
        using (SqliteOrchestrationService store = new(new SqliteOrchestrationServiceOptions { Path = home.Hub }))
        {
            TaskHubClient client = new(store);
            foreach (string id in made)
            {
                await client.CreateOrchestrationInstanceAsync("ForecastOrchestrator", "", id, null);
            }

            await client.CreateOrchestrationInstanceAsync("LeaseOrchestrator", "", $"{made[0]}:lease", null);
        }

        Assert.Equal(made.Reverse(), RunList.Of(home).Select(run => run.InstanceId));
    }
}
