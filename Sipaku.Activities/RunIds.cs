using System.Globalization;
using System.Security.Cryptography;

namespace Sipaku.Activities;

/// <summary>Ids of runs: sortable by start, unique, and fit to begin the name of an AWS resource.</summary>
public static class RunIds
{
    /// <summary>What every id begins with.</summary>
    public const string Prefix = "run-";

    /// <summary>A new id, such as <c>run-20150101-060000-3f9a1c</c>: letters, digits and hyphens, 26 characters.</summary>
    public static string New(TimeProvider time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Prefix}{time.GetUtcNow():yyyyMMdd-HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}");
}
