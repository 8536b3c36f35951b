using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Amazon.Runtime;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws;

/// <summary>What the AWS command line takes from its environment and the SDK for .NET does not.</summary>
internal static class AwsEnvironment
{
    /// <summary>The variable that names a file of certificate authorities to trust, in PEM, in place of the machine's.</summary>
    public const string BundleVariable = "AWS_CA_BUNDLE";

    private const string RegionVariable = "AWS_REGION";
    private const string DefaultRegionVariable = "AWS_DEFAULT_REGION";

    /// <summary>The region's system name: the setting's, the variables', the profile's; <see langword="null"/> leaves it to the machine.</summary>
    public static string? Region(SipakuSettings settings) =>
        new[] { settings.Region, Variable(RegionVariable), Variable(DefaultRegionVariable) }.FirstOrDefault(region => !string.IsNullOrEmpty(region))
        ?? FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName;

    /// <summary>The authorities of <c>AWS_CA_BUNDLE</c>, or none where it is not set.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or holds no certificate.</exception>
    public static X509Certificate2Collection? Authorities()
    {
        if (Variable(BundleVariable) is not { Length: > 0 } path)
        {
            return null;
        }

        X509Certificate2Collection found = new();
        try
        {
            found.ImportFromPemFile(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingsException($"{BundleVariable} is '{path}', which cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }

        return found.Count > 0 ? found : throw new SettingsException($"{BundleVariable} is '{path}', which holds no certificate in PEM.");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
}
