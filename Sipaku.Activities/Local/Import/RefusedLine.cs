using System.Globalization;

namespace Sipaku.Activities.Local.Import;

/// <summary>A line that an import did not take.</summary>
/// <param name="Input">The input.</param>
/// <param name="Line">1-based.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record RefusedLine(string Input, long Line, string Reason)
{
    /// <summary><c>file:line: reason</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Input}:{Line}: {Reason}");
}
