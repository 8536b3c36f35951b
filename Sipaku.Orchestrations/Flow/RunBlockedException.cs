namespace Sipaku.Orchestrations.Flow;

/// <summary>Unwinds a run that a gate keeps from going on, so that its clean-up runs.</summary>
internal sealed class RunBlockedException(IReadOnlyList<string> reasons) : Exception(string.Join(' ', reasons))
{
    /// <summary>A sentence each.</summary>
    public IReadOnlyList<string> Reasons => reasons;
}
