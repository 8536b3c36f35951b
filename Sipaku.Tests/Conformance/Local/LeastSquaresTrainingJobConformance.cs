using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Local.Training;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Conformance.Local;

public sealed class LeastSquaresTrainingJobConformance : TrainingJobContract, IDisposable
{
    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    protected override Task<(ITrainingJob Job, IObjectStore Store)> CreateAsync()
    {
        DirectoryObjectStore store = new(home.Settings, TimeProvider.System);
        return Task.FromResult<(ITrainingJob, IObjectStore)>((new LeastSquaresTrainingJob(store), store));
    }
}
