namespace Sipaku.AwsSimulator.Ledgers;

/// <summary>One resource, from its creation on. Times are simulated times.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name that the caller gave it.</param>
/// <param name="Id">The id that the service gave it; the name again where there is none.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="EndedAt">When it ended or was deleted; null while it exists.</param>
/// <param name="IsBilled">Whether it costs money at this moment.</param>
/// <param name="BilledTime">How long it has cost money.</param>
/// <param name="Instances">How many instances it has.</param>
/// <param name="Tags">Its tags.</param>
public sealed record LedgerEntry(
    ResourceKind Kind,
    string Name,
    string Id,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt,
    bool IsBilled,
    TimeSpan BilledTime,
    int Instances,
    IReadOnlyDictionary<string, string> Tags);
