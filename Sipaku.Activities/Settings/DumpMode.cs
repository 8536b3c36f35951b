namespace Sipaku.Activities.Settings;

/// <summary>How DynamoDB gives its items.</summary>
public enum DumpMode
{
    /// <summary>A parallel scan at a share of the table's read capacity.</summary>
    Scan,

    /// <summary>A point-in-time export to S3: no read capacity, but minutes even for a small table.</summary>
    PointInTimeExport,
}
