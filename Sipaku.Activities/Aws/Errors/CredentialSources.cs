using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Sipaku.Activities.Aws.Errors;

/// <summary>
/// Tells failures of where credentials come from (a token file, a process, a profile, an endpoint of the machine) from refusals by a
/// service. The SDK throws a type of its own for some of them, and what lies behind for others.
/// </summary>
internal static class CredentialSources
{
    /// <summary>Whether no credentials could be had. That may pass: a token file is being rotated, a process has no network for a moment.</summary>
    public static bool Failed(Exception error) => error switch
    {
        ProcessAWSCredentialException or ProfileNotFoundException => true,
        // Of the chain as a whole, and of a container's endpoint, whose exception has neither code nor status.
        AmazonServiceException { ErrorCode: null or "", StatusCode: 0 } or not AmazonServiceException when Speaks(error) => true,
        // A config file that cannot be parsed, which is read when a type of the SDK is first used.
        InvalidDataException => true,
        TypeInitializationException { InnerException: { } cause } => Failed(cause),
        _ => false,
    };

    private static bool Speaks(Exception error) =>
        error is AmazonClientException or AmazonServiceException or InvalidOperationException
        && (Mentions(error, "credentials") || Mentions(error, "WebIdentityTokenFile"));

    private static bool Mentions(Exception error, string word) => error.Message.Contains(word, StringComparison.OrdinalIgnoreCase);
}
