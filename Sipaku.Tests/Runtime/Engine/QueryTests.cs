using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class QueryTests
{
    [Fact]
    public async Task Instances_are_listed_by_status_prefix_and_time_page_by_page()
    {
        await using DurableTestHost host = await WithInstancesAsync();
        OrchestrationQuery done = new(Statuses: [OrchestrationRuntimeStatus.Completed], InstanceIdPrefix: "a", PageSize: 3);

        List<int> pages = [];
        List<string> ids = [];
        await foreach (Page<OrchestrationMetadata> page in host.Client.GetAllInstancesAsync(done).AsPages())
        {
            pages.Add(page.Values.Count);
            ids.AddRange(page.Values.Select(instance => instance.InstanceId));
        }

        Assert.Equal([3, 3, 1], pages);
        Assert.Equal(["a0", "a1", "a2", "a3", "a4", "a5", "a6"], ids);
        DateTimeOffset third = host.Clock.GetUtcNow().AddMinutes(-5);
        List<OrchestrationMetadata> late = await ListAsync(host, new OrchestrationQuery(CreatedFrom: third, FetchInputsAndOutputs: true));
        Assert.Equal(["a3", "b3", "a4", "b4", "a5", "b5", "a6", "b6"], late.Select(instance => instance.InstanceId));
        Assert.Equal([3, 3, 4, 4, 5, 5, 6, 6], late.Select(instance => instance.ReadInputAs<int>()));
    }

    [Fact]
    public async Task Ids_are_listed_page_by_page()
    {
        await using DurableTestHost host = await WithInstancesAsync();

        Page<string> first = await host.Client.ListInstanceIdsAsync([OrchestrationRuntimeStatus.Completed], pageSize: 5);
        Page<string> second = await host.Client.ListInstanceIdsAsync([OrchestrationRuntimeStatus.Completed], pageSize: 5, lastInstanceKey: first.ContinuationToken);

        Assert.Equal(["a0", "a1", "a2", "a3", "a4"], first.Values);
        Assert.Equal(["a5", "a6"], second.Values);
        Assert.Null(second.ContinuationToken);
    }

    [Fact]
    public async Task A_page_size_or_a_purge_timeout_that_is_not_positive_is_refused()
    {
        await using DurableTestHost host = await WithInstancesAsync();
        PurgeInstancesFilter filter = new() { Timeout = TimeSpan.Zero };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Client.ListInstanceIdsAsync(pageSize: 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Client.PurgeAllInstancesAsync(filter));
    }

    [Fact]
    public async Task Purge_deletes_finished_instances_only()
    {
        await using DurableTestHost host = await WithInstancesAsync();

        PurgeResult running = await host.Client.PurgeInstanceAsync("b0");
        PurgeResult unknown = await host.Client.PurgeInstanceAsync("nobody");
        PurgeResult one = await host.Client.PurgeInstanceAsync("a0");
        PurgeResult rest = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter());

        Assert.Equal([0, 0, 1, 6], [running.PurgedInstanceCount, unknown.PurgedInstanceCount, one.PurgedInstanceCount, rest.PurgedInstanceCount]);
        Assert.True(rest.IsComplete);
        Assert.All(await ListAsync(host, new OrchestrationQuery()), instance => Assert.StartsWith("b", instance.InstanceId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restart_runs_the_same_input_again_under_the_same_id_or_a_new_one()
    {
        await using DurableTestHost host = await WithInstancesAsync();

        string same = await host.Client.RestartAsync("a3");
        string other = await host.Client.RestartAsync("a3", restartWithNewInstanceId: true);
        OrchestrationMetadata again = await host.Client.WaitForInstanceCompletionAsync(other, getInputsAndOutputs: true);

        Assert.Equal("a3", same);
        Assert.NotEqual("a3", other);
        Assert.Equal(3, again.ReadOutputAs<int>());
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.RestartAsync("b0"));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RestartAsync("nobody"));
    }

    private static async Task<DurableTestHost> WithInstancesAsync()
    {
        DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator("Quick", context => Task.FromResult(context.GetInput<int>()));
            options.AddOrchestrator("Waiting", context => context.WaitForExternalEvent<int>("go"));
        });
        for (int i = 0; i < 7; i++)
        {
            await host.StartAsync("Quick", i, $"a{i}");
            await host.StartAsync("Waiting", i, $"b{i}");
            await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        return host;
    }

    private static async Task<List<OrchestrationMetadata>> ListAsync(DurableTestHost host, OrchestrationQuery query)
    {
        List<OrchestrationMetadata> found = [];
        await foreach (OrchestrationMetadata instance in host.Client.GetAllInstancesAsync(query))
        {
            found.Add(instance);
        }

        return found;
    }
}
