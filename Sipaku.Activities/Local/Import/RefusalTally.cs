namespace Sipaku.Activities.Local.Import;

/// <summary>Counts refused lines by reason. Few are put into words: a file may hold millions of them.</summary>
internal sealed class RefusalTally
{
    private const int PlacesTold = 3;

    private readonly SortedDictionary<Refusal, (long Count, List<RefusedLine> First)> _reasons = [];

    public long Count { get; private set; }

    /// <summary>By reason, the most frequent first.</summary>
    public IReadOnlyList<RefusalGroup> Groups =>
    [
        .. _reasons.Select(reason => new RefusalGroup(RefusalText.Reason(reason.Key), reason.Value.Count, reason.Value.First))
            .OrderByDescending(group => group.Count),
    ];

    public void Add(string file, long line, in ParsedReading refused)
    {
        (long count, List<RefusedLine> first) = _reasons.TryGetValue(refused.Refusal, out (long Count, List<RefusedLine> First) reason) ? reason : (0, []);
        if (first.Count < PlacesTold)
        {
            first.Add(new RefusedLine(file, line, RefusalText.Describe(refused.Refusal, refused.Text)));
        }

        _reasons[refused.Refusal] = (count + 1, first);
        Count++;
    }

    /// <summary>Adds what another counted after this one.</summary>
    public void Add(RefusalTally other)
    {
        foreach ((Refusal refusal, (long count, List<RefusedLine> first)) in other._reasons)
        {
            (long before, List<RefusedLine> told) = _reasons.TryGetValue(refusal, out (long Count, List<RefusedLine> First) reason) ? reason : (0, []);
            told.AddRange(first.Take(PlacesTold - told.Count));
            _reasons[refusal] = (before + count, told);
        }

        Count += other.Count;
    }
}
