namespace Sipaku.Activities.Contracts;

/// <summary>Asks for the next part of a segment.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Part">0-based number of the part; its object's name.</param>
/// <param name="Cursor">Where the part before ended.</param>
/// <param name="Readings">Lines in the parts before.</param>
/// <param name="Days">Days counted in the parts before.</param>
public sealed record DumpPartRequest(DumpSegment Segment, int Part = 0, string? Cursor = null, long Readings = 0, int Days = 0)
{
    /// <summary>The request for the part after this one.</summary>
    public DumpPartRequest After(DumpPart part) => this with
    {
        Part = Part + 1,
        Cursor = part.Cursor,
        Readings = Readings + part.Readings,
        Days = Days + part.Days,
    };
}
