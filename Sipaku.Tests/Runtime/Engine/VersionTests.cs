using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Runtime.Engine.Versions;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine;

public class VersionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_activity_has_the_version_of_its_orchestration_unless_the_call_names_one(bool restart)
    {
        Door door = new(3);
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.Services.AddSingleton(door);
            options.AddFunctions(typeof(TellVersion));
            options.AddOrchestrator("Asking", async context =>
            {
                Task<string>[] calls =
                [
                    context.CallActivityAsync<string>("TellVersion"),
                    context.CallActivityAsync<string>("TellVersion", new TaskOptions { Version = "9" }),
                    context.CallActivityAsync<string>("TellVersion", new TaskOptions { Version = TaskVersion.Unversioned }),
                ];
                return string.Join('|', await Task.WhenAll(calls));
            });
        });
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Asking", new StartOrchestrationOptions { Version = "2" });

        await door.AllIn;
        Task restarted = restart ? host.RestartAsync() : Task.CompletedTask;
        door.Open();
        await restarted;
        OrchestrationMetadata end = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("2|9|", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Orchestrations_without_a_version_get_the_hosts_and_sub_orchestrations_too()
    {
        using TemporaryFolder folder = new();
        DelegateFunctions functions = new();
        functions.Orchestrators["Child"] = context => Task.FromResult<object?>(context.Version);
        functions.Orchestrators["Parent"] = async context => string.Join(
            '|',
            context.Version,
            await context.CallSubOrchestratorAsync<string>("Child"),
            await context.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions { Version = "1.5" }),
            await context.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions { Version = TaskVersion.Unversioned }));
        await using FileEngine engine = new(folder.Path, functions, options => options.Versions = new("2.0"));

        string id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
        OrchestrationMetadata end = await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("2.0|2.0|1.5|", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_newer_instance_waits_for_a_newer_host_and_can_be_terminated_meanwhile()
    {
        using TemporaryFolder folder = new();
        DelegateFunctions functions = new();
        functions.Orchestrators["Waiting"] = async context => await context.WaitForExternalEvent<int>("go");
        await using (FileEngine newer = new(folder.Path, functions, options => options.Versions = new("1.10")))
        {
            foreach (string id in (string[])["kept", "ended"])
            {
                await newer.Client.ScheduleNewOrchestrationInstanceAsync("Waiting", new StartOrchestrationOptions(id));
                await newer.Client.WaitForInstanceStartAsync(id);
            }
        }

        await using (FileEngine older = new(folder.Path, functions, options => options.Versions = new("1.9")))
        {
            await older.Client.RaiseEventAsync("kept", "go", 7);
            await older.Client.RaiseEventAsync("ended", "go", 7);
            await older.Engine.Core.Work.WhenIdleAsync();
            await older.Client.TerminateInstanceAsync("ended");
            OrchestrationMetadata ended = await older.Client.WaitForInstanceCompletionAsync("ended");

            Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended.RuntimeStatus);
            Assert.Equal(OrchestrationRuntimeStatus.Running, (await older.Client.GetInstanceAsync("kept"))?.RuntimeStatus);
        }

        await using FileEngine again = new(folder.Path, functions, options => options.Versions = new("1.10"));
        OrchestrationMetadata end = await again.Client.WaitForInstanceCompletionAsync("kept", getInputsAndOutputs: true);

        Assert.Equal(7, end.ReadOutputAs<int>());
    }

    [Theory]
    [InlineData("None", "3", null)]
    [InlineData("Strict", "1", "VersionMismatch")]
    [InlineData("Strict", "2", null)]
    [InlineData("CurrentOrOlder", "1", null)]
    [InlineData("CurrentOrOlder", "", null)]
    [InlineData("CurrentOrOlder", "3", "VersionMismatch")]
    public async Task Instances_that_the_host_does_not_run_fail_where_it_says_so(string strategy, string version, string? expected)
    {
        using TemporaryFolder folder = new();
        DelegateFunctions functions = new();
        functions.Orchestrators["Quick"] = _ => Task.FromResult<object?>(1);
        await using FileEngine engine = new(
            folder.Path,
            functions,
            options => options.Versions = new("2", Enum.Parse<VersionMatchStrategy>(strategy), VersionFailureStrategy.Fail));

        string id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Quick", new StartOrchestrationOptions { Version = version });
        OrchestrationMetadata end = await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal(expected, end.FailureDetails?.ErrorType);
    }

    [DurableTask]
    public class TellVersion(Door door) : TaskActivity<object?, string>
    {
        public override async Task<string> RunAsync(TaskActivityContext context, object? input)
        {
            ArgumentNullException.ThrowIfNull(context);
            await door.EnterAsync();
            return context.Version;
        }
    }

    public sealed class Door(int expected)
    {
        private readonly TaskCompletionSource _allIn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _in;

        public Task AllIn => _allIn.Task;

        public Task EnterAsync()
        {
            if (Interlocked.Increment(ref _in) == expected)
            {
                _allIn.SetResult();
            }

            return _open.Task;
        }

        public void Open() => _open.SetResult();
    }
}
