using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;

namespace Sipaku.Tests.Aws.Conformance;

public sealed class DynamoDbForecastStoreConformance : ForecastStoreContract
{
    protected override async Task<IForecastStore> CreateAsync(TimeProvider time)
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        return new DynamoDbForecastStore(peers.Dynamo, await peers.NewSettingsAsync(), time);
    }
}
