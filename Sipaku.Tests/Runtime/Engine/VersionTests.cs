using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
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
