using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using System.Xml;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.S3;
using Moq;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Errors;
using Xunit;

namespace Sipaku.Tests.Aws.Errors;

public sealed class AwsErrorsTests
{
    private static readonly AwsResource Table = AwsResource.Table("SIPAKUSensorData", "SensorTable");

    [Theory]
    [InlineData("ProvisionedThroughputExceededException", 400, typeof(ThrottledException))]
    [InlineData("ThrottlingException", 400, typeof(ThrottledException))]
    [InlineData("RequestLimitExceeded", 400, typeof(ThrottledException))]
    [InlineData("SlowDown", 503, typeof(ThrottledException))]
    [InlineData("TooManyRequestsException", 429, typeof(ThrottledException))]
    [InlineData("SomethingNew", 429, typeof(ThrottledException))]
    [InlineData("LimitExceededException", 400, typeof(ThrottledException))]
    [InlineData("ResourceLimitExceeded", 400, typeof(QuotaException))]
    [InlineData("ServiceQuotaExceededException", 400, typeof(QuotaException))]
    [InlineData("InsufficientInstanceCapacity", 400, typeof(CapacityException))]
    [InlineData("InternalServerError", 500, typeof(ServiceFaultException))]
    [InlineData("InternalFailure", 500, typeof(ServiceFaultException))]
    [InlineData("InternalServerException", 400, typeof(ServiceFaultException))]
    [InlineData("ServiceUnavailable", 503, typeof(ServiceFaultException))]
    [InlineData("RequestTimeout", 400, typeof(ServiceFaultException))]
    [InlineData("", 502, typeof(ServiceFaultException))]
    [InlineData("", 504, typeof(ServiceFaultException))]
    [InlineData("AccessDeniedException", 400, typeof(PermanentException))]
    [InlineData("AccessDenied", 403, typeof(PermanentException))]
    [InlineData("ExpiredTokenException", 400, typeof(PermanentException))]
    [InlineData("ResourceNotFoundException", 400, typeof(PermanentException))]
    [InlineData("ValidationException", 400, typeof(PermanentException))]
    [InlineData("SomethingNew", 400, typeof(PermanentException))]
    [InlineData("NotImplemented", 501, typeof(PermanentException))]
    public void A_services_error_is_of_one_kind(string code, int status, Type kind)
    {
        StepException? error = AwsErrors.Classify(Service(code, status), "dynamodb:Scan", Table);

        Assert.IsType(kind, error);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("The requested number of instances exceeds your EC2 quota", typeof(QuotaException))]
    [InlineData("You have requested more vCPU capacity than your current vCPU limit; request exceeds it", typeof(QuotaException))]
    [InlineData("Member must have length less than or equal to 256", typeof(PermanentException))]
    public void A_limit_of_ec2_that_emr_passes_on_is_a_quota(string message, Type kind) => Assert.IsType(
        kind,
        AwsErrors.Classify(
            new AmazonServiceException(message, ErrorType.Sender, "ValidationException", "request", HttpStatusCode.BadRequest),
            "elasticmapreduce:RunJobFlow",
            AwsResource.Cluster("c")));

    [Fact]
    public void A_modelled_throttle_is_one_whatever_its_name() =>
        Assert.IsType<ThrottledException>(AwsErrors.Classify(new ProvisionedThroughputExceededException("slow down"), "dynamodb:Scan", Table));

    [Fact]
    public void Access_denied_names_the_action_and_the_resource()
    {
        StepException error = AwsErrors.Classify(Service("AccessDeniedException", 400), "dynamodb:Scan", Table)!;

        Assert.Contains("dynamodb:Scan", error.Message, StringComparison.Ordinal);
        Assert.Contains("table 'SIPAKUSensorData'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named_with_what_to_do()
    {
        StepException error = AwsErrors.Classify(Service("ResourceNotFoundException", 400), "dynamodb:Scan", Table)!;

        Assert.Contains("table 'SIPAKUSensorData'", error.Message, StringComparison.Ordinal);
        Assert.Contains("provision", error.Message, StringComparison.Ordinal);
        Assert.Contains("Sipaku__SensorTable", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No RegionEndpoint or ServiceURL configured", "AWS_REGION")]
    public void What_the_client_lacks_is_named_with_what_to_set(string message, string setting)
    {
        StepException? error = AwsErrors.Classify(new AmazonClientException(message), "dynamodb:Scan", Table);

        Assert.IsType<PermanentException>(error);
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    /// <summary>As the SDK throws them; each was seen.</summary>
    public static TheoryData<Exception> WithoutCredentials =>
    [
        new AmazonClientException("Failed to resolve AWS credentials. The credential providers used to search for credentials returned the following errors:"),
        new InvalidOperationException("A token could not be loaded from the WebIdentityTokenFile.", new FileNotFoundException("Could not find file 'token'.")),
        new ProcessAWSCredentialException("Command returned non-zero exit value 1 with the error - "),
        new ProfileNotFoundException("Unable to find the \"p\" profile."),
        new TypeInitializationException("Amazon.Runtime.Internal.FallbackInternalConfigurationFactory", new InvalidDataException("Line 1:<[p")),
        new AmazonServiceException("Unable to retrieve credentials. Message = \"Connection refused\""),
    ];

    [Theory]
    [MemberData(nameof(WithoutCredentials))]
    public void Credentials_that_cannot_be_had_now_may_be_had_later(Exception error)
    {
        StepException? step = AwsErrors.Classify(error, "dynamodb:Scan", Table);

        Assert.IsType<ServiceFaultException>(step);
        Assert.StartsWith("The AWS credentials cannot be read", step.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', step.Message);
    }

    [Fact]
    public void An_error_that_points_to_its_cause_is_told_by_the_cause()
    {
        HttpRequestException tls = new(
            "The SSL connection could not be established, see inner exception.",
            new AuthenticationException("The remote certificate is invalid: PartialChain"));
        AmazonServiceException page = new(
            "The service returned an error. See inner exception for details.", new HttpErrorResponseException(Mock.Of<IWebResponseData>(answer => answer.StatusCode == HttpStatusCode.BadGateway)))
        {
            StatusCode = HttpStatusCode.BadGateway,
        };

        Assert.Contains("PartialChain", AwsErrors.Classify(tls, "s3:GetObject", AwsResource.Bucket("b"))!.Message, StringComparison.Ordinal);
        StepException told = AwsErrors.Classify(page, "s3:GetObject", AwsResource.Bucket("b"))!;
        Assert.Contains("HTTP 502", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nner exception", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_without_a_body_may_be_one_of_the_keys() => Assert.Contains(
        "keys that AWS does not know",
        AwsErrors.Classify(Service("Forbidden", 403), "s3:GetObject", AwsResource.Bucket("b"))!.Message,
        StringComparison.Ordinal);

    public static TheoryData<Exception> OnTheWay =>
    [
        new HttpRequestException("refused", new SocketException(111)),
        new IOException("The response ended prematurely."),
        new TaskCanceledException("The request was canceled due to the configured HttpClient.Timeout"),
        new TimeoutException(),
        new XmlException("Unexpected end of file has occurred."),
        new JsonException("'<' is an invalid start of a value."),
        new AmazonServiceException("no answer", new HttpRequestException()),
        new AmazonUnmarshallingException("req", "", new FormatException()),
    ];

    [Theory]
    [MemberData(nameof(OnTheWay))]
    public void What_happens_on_the_way_is_a_service_fault(Exception error) =>
        Assert.IsType<ServiceFaultException>(AwsErrors.Classify(error, "s3:GetObject", AwsResource.Bucket("b")));

    [Fact]
    public async Task The_callers_own_cancellation_is_no_fault()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => AwsErrors.GuardAsync(
            "s3:GetObject", AwsResource.Bucket("b"), () => Task.FromException<int>(new TaskCanceledException()), cancelled.Token));
    }

    [Fact]
    public async Task A_defect_of_our_own_stays_what_it_is() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => AwsErrors.GuardAsync(
            "s3:GetObject", AwsResource.Bucket("b"), () => Task.FromException<int>(new InvalidOperationException()), CancellationToken.None));

    [Fact]
    public void Messages_of_several_lines_become_one()
    {
        StepException error = AwsErrors.Classify(new AmazonS3Exception("one\r\n\ttwo") { StatusCode = HttpStatusCode.BadRequest }, "s3:PutObject", AwsResource.Bucket("b"))!;

        Assert.Contains("one two", error.Message, StringComparison.Ordinal);
    }

    private static AmazonServiceException Service(string code, int status) =>
        new("what AWS says", ErrorType.Sender, code, "request", (HttpStatusCode)status);
}
