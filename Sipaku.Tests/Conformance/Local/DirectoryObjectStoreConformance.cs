using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Conformance.Local;

public sealed class DirectoryObjectStoreConformance : ObjectStoreContract, IDisposable
{
    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    protected override Task<IObjectStore> CreateAsync() =>
        Task.FromResult<IObjectStore>(new DirectoryObjectStore(home.Settings, TimeProvider.System));
}
