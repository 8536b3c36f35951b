namespace Sipaku.Tests.Dashboard.Support;

/// <summary>A served home that asks for a key.</summary>
public sealed class KeyedDashboardHost() : DashboardHost(new() { ["Sipaku__HostKey"] = Key })
{
    public const string Key = "only-for-this-test";
}
