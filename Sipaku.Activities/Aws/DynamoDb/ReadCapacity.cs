using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>Divides a table for a parallel scan.</summary>
internal static class ReadCapacity
{
    /// <summary>Less than this is no segment's worth: a few seconds of one reader.</summary>
    private const long BytesPerSegment = 32L << 20;

    /// <summary>One reader gets about five full pages a second; a smaller share than one page a second gains nothing.</summary>
    private const double UnitsPerSegment = 128;

    private const int MostSegments = 64;

    /// <summary>Read capacity units a second that a dump may use in all.</summary>
    public static double Allowed(TableDescription table, DumpSettings settings)
    {
        bool onDemand = table.BillingModeSummary?.BillingMode == BillingMode.PAY_PER_REQUEST
            || table.ProvisionedThroughput?.ReadCapacityUnits is null or 0;
        double units = onDemand
            ? CappedOnDemand(table, settings.OnDemandReadUnits)
            : table.ProvisionedThroughput!.ReadCapacityUnits!.Value;
        return units * settings.ReadThroughputRatio;
    }

    /// <summary>The number of segments: the setting's, or by size, as long as each has a page a second to read.</summary>
    public static int Segments(TableDescription table, DumpSettings settings, double allowed)
    {
        if (settings.Segments > 0)
        {
            return settings.Segments;
        }

        double bySize = Math.Ceiling((double)(table.TableSizeBytes ?? 0) / BytesPerSegment);
        double byRate = Math.Floor(allowed / UnitsPerSegment);
        return (int)Math.Clamp(Math.Min(bySize, byRate), 1, MostSegments);
    }

    private static double CappedOnDemand(TableDescription table, int setting) =>
        table.OnDemandThroughput?.MaxReadRequestUnits is > 0 and var most ? Math.Min(setting, most) : setting;
}
