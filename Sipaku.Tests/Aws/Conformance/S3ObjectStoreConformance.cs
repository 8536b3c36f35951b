using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;

namespace Sipaku.Tests.Aws.Conformance;

public sealed class S3ObjectStoreConformance : ObjectStoreContract
{
    protected override async Task<IObjectStore> CreateAsync()
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        return new ListedInOrder(new S3ObjectStore(peers.S3, await peers.NewSettingsAsync()));
    }
}
