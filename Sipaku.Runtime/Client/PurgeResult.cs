namespace Microsoft.DurableTask.Client;

/// <summary>What a purge removed.</summary>
public class PurgeResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="count">The number of instances removed.</param>
    public PurgeResult(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
    }

    /// <summary>Creates a result.</summary>
    /// <param name="count">The number of instances removed.</param>
    /// <param name="isComplete">Whether nothing that matched is left; null where this is not known.</param>
    public PurgeResult(int count, bool? isComplete)
        : this(count)
    {
        IsComplete = isComplete;
    }

    /// <summary>The number of instances removed.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether nothing that matched is left; null where this is not known.</summary>
    public bool? IsComplete { get; }
}
