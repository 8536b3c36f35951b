using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Local.Training;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Conformance.Local;

public sealed class InProcessModelEndpointConformance : ModelEndpointContract, IDisposable
{
    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    protected override Task<(IModelEndpoint Endpoint, Func<string, Task<TrainedModel>> Train)> CreateAsync()
    {
        RemoteObjectStore store = new(new DirectoryObjectStore(home.Settings, TimeProvider.System));
        LeastSquaresTrainingJob job = new(store);
        return Task.FromResult<(IModelEndpoint, Func<string, Task<TrainedModel>>)>((new InProcessModelEndpoint(store), Train));

        async Task<TrainedModel> Train(string runId)
        {
            IEnumerable<string> rows = Enumerable.Range(0, 40).Select(row => string.Join(
                ',', Enumerable.Range(0, 7).Select(column => (100 + (30 * Math.Sin(row + column)) + (row * column % 11)).ToString("R"))));
            await store.PutTextAsync(RunKeys.Features(runId) + "part-00000.csv", string.Join('\n', rows));
            JobHandle handle = await job.StartAsync(new TrainingRequest(runId, 1, 40), CancellationToken.None);
            return await job.GetResultAsync(handle, CancellationToken.None);
        }
    }
}
