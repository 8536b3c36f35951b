using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Aws.Support;
using Sipaku.Tests.Conformance;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Aws.Conformance;

public sealed class DynamoDbSensorTableConformance : SensorTableContract
{
    protected override async Task<ISensorTable> CreateAsync(IReadOnlyList<Reading> readings, DumpSettings settings)
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        SipakuSettings all = await peers.NewSettingsAsync();
        all.Dump = settings;
        await SensorItems.PutAsync(peers.Dynamo, all.SensorTable, readings);
        return SensorTables.Create(peers.Dynamo, all);
    }
}
