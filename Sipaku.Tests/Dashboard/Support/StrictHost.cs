namespace Sipaku.Tests.Dashboard.Support;

/// <summary>A served home that publishes nothing from readings that are old.</summary>
public sealed class StrictHost() : DashboardHost(new() { ["Sipaku__Quality__Freshness"] = "block" });
