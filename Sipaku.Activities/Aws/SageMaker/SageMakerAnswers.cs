using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>
/// What SageMaker means by a refusal. Most of them are ValidationException, told apart by their text only (botocore's own waiters
/// match on it).
/// </summary>
internal static class SageMakerAnswers
{
    private const string Validation = "ValidationException";

    /// <summary>What was asked for does not exist.</summary>
    public static bool SaysMissing(AmazonServiceException error) =>
        error is ResourceNotFoundException || error.ErrorCode is "ResourceNotFound"
        || (error.ErrorCode == Validation
            && (Says(error, "could not find") || Says(error, "resource not found") || Says(error, "does not exist")));

    /// <summary>The name is taken.</summary>
    public static bool SaysTaken(AmazonServiceException error) =>
        error is ResourceInUseException || error.ErrorCode is "ResourceInUse" || (error.ErrorCode == Validation && Says(error, "already exist"));

    /// <summary>The resource is changing at the moment and takes no other change.</summary>
    public static bool SaysBusy(AmazonServiceException error) =>
        error is ConflictException || (error.ErrorCode == Validation && (Says(error, "in-progress") || Says(error, "in progress")
            || Says(error, "cannot delete endpoint") || Says(error, "cannot update endpoint") || Says(error, "while it is") || Says(error, "while the endpoint")));

    /// <summary>The resource has ended and takes no change any more.</summary>
    public static bool SaysEnded(AmazonServiceException error) =>
        error.ErrorCode == Validation && (Says(error, "unable to transition") || Says(error, "already been") || Says(error, "is in a terminal"));

    /// <summary>A describe call's answer, or <see langword="null"/> where there is nothing of the name.</summary>
    public static async Task<T?> OrNullAsync<T>(Task<T> call)
        where T : AmazonWebServiceResponse
    {
        try
        {
            return await call;
        }
        catch (AmazonSageMakerException error) when (SaysMissing(error))
        {
            return null;
        }
    }

    private static bool Says(AmazonServiceException error, string words) => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
