using Sipaku.Activities.Local.Readings;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Conformance.Local;

public sealed class SqliteSensorTableConformance : SensorTableContract, IDisposable
{
    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    protected override async Task<ISensorTable> CreateAsync(IReadOnlyList<Reading> readings, DumpSettings settings)
    {
        home.Settings.Dump = settings;
        await home.ImportAsync(readings);
        return new SqliteSensorTable(home.Settings, TimeProvider.System);
    }
}
