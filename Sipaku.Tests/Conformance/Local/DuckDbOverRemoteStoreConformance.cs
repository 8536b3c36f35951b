using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Conformance.Local;

public sealed class DuckDbOverRemoteStoreConformance : DuckDbFeatureJobConformance
{
    private protected override IObjectStore Wrap(IObjectStore store) => new RemoteObjectStore(store);
}
