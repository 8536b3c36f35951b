using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Moq;
using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Aws.Support;
using Xunit;

namespace Sipaku.Tests.Aws.DynamoDb;

public sealed class DumpPlanTests
{
    [Theory]
    [InlineData(1_000_000, 100_000, 1)]
    [InlineData(1L << 30, 100_000, 32)]
    [InlineData(1L << 40, 100_000, 64)]
    [InlineData(1L << 40, 2048, 4)]
    [InlineData(1L << 40, 1, 1)]
    public async Task Segments_follow_the_tables_size_as_far_as_its_capacity_feeds_them(long bytes, long readUnits, int segments)
    {
        DumpPlan plan = await PlanAsync(Provisioned(bytes, readUnits), new DumpSettings());

        Assert.Equal(segments, plan.Segments.Count);
    }

    [Fact]
    public async Task The_setting_overrides_and_the_ratio_is_divided_among_the_segments()
    {
        DumpPlan plan = await PlanAsync(Provisioned(1000, readUnits: 400), new DumpSettings { Segments = 8, ReadThroughputRatio = 0.25 });

        Assert.Equal(8, plan.Segments.Count);
        Assert.All(plan.Segments, segment => Assert.Equal(12.5, DumpRange.Parse(segment.Range).UnitsPerSecond));
    }

    [Theory]
    [InlineData(null, 1000)]
    [InlineData(200L, 50)]
    public async Task An_on_demand_table_has_the_units_that_the_setting_says_or_its_own_cap(long? cap, double allowed)
    {
        TableDescription table = Provisioned(1000, 0);
        table.BillingModeSummary = new BillingModeSummary { BillingMode = BillingMode.PAY_PER_REQUEST };
        table.OnDemandThroughput = cap is null ? null : new OnDemandThroughput { MaxReadRequestUnits = cap };

        DumpPlan plan = await PlanAsync(table, new DumpSettings());

        Assert.Equal(allowed, DumpRange.Parse(Assert.Single(plan.Segments).Range).UnitsPerSecond);
    }

    private static TableDescription Provisioned(long bytes, long readUnits) => new()
    {
        ItemCount = 1000,
        TableSizeBytes = bytes,
        TableStatus = TableStatus.ACTIVE,
        ProvisionedThroughput = new ProvisionedThroughputDescription { ReadCapacityUnits = readUnits },
    };

    private static Task<DumpPlan> PlanAsync(TableDescription table, DumpSettings dump)
    {
        Mock<IAmazonDynamoDB> dynamo = new(MockBehavior.Strict);
        dynamo.Setup(client => client.DescribeTableAsync("SIPAKUSensorData", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeTableResponse { Table = table });
        return SensorTables.Create(dynamo.Object, new SipakuSettings { Dump = dump }).PlanDumpAsync("run", CancellationToken.None);
    }
}
