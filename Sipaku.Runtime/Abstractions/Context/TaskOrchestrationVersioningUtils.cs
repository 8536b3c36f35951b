namespace Microsoft.DurableTask.Abstractions;

/// <summary>Compares orchestration versions.</summary>
public static class TaskOrchestrationVersioningUtils
{
    /// <summary>
    /// Compares two versions: no version comes first, two that parse as <see cref="Version"/> compare as such, anything else as text
    /// without regard to case.
    /// </summary>
    /// <param name="sourceVersion">The one version.</param>
    /// <param name="otherVersion">The other version.</param>
    /// <returns>Below zero, zero or above zero as the first comes before, equals or comes after the second.</returns>
    public static int CompareVersions(string sourceVersion, string otherVersion)
    {
        bool noSource = string.IsNullOrWhiteSpace(sourceVersion);
        bool noOther = string.IsNullOrWhiteSpace(otherVersion);
        if (noSource || noOther)
        {
            return noOther.CompareTo(noSource);
        }

        return Version.TryParse(sourceVersion, out Version? source) && Version.TryParse(otherVersion, out Version? other)
            ? source.CompareTo(other)
            : string.Compare(sourceVersion, otherVersion, StringComparison.OrdinalIgnoreCase);
    }
}
