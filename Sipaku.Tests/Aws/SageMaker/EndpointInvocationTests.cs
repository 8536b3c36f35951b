using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Moq;
using Sipaku.Activities.Aws.SageMaker;
using Sipaku.Activities.Errors;
using Xunit;

namespace Sipaku.Tests.Aws.SageMaker;

public sealed class EndpointInvocationTests
{
    private const string Variant = "sipaku-0a1b2c3d-run-7-1";

    private static readonly double[] Window = [1, 2.5, 1e-7, 1e21, -0.1, 6];

    private readonly Mock<IAmazonSageMakerRuntime> _runtime = new(MockBehavior.Strict);
    private string? _sent;

    [Fact]
    public async Task Six_averages_go_as_csv_the_oldest_first_and_the_score_comes_back()
    {
        Answer("""{"predictions":[{"score":123.5}]}""");

        Assert.Equal(123.5, await InvokeAsync());
        Assert.Equal("1,2.5,1E-07,1E+21,-0.1,6", _sent);
        _runtime.Verify(runtime => runtime.InvokeEndpointAsync(
            It.Is<InvokeEndpointRequest>(request => request.ContentType == "text/csv" && request.Accept == "application/json" && request.EndpointName == "Endpoint"),
            CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"predictions":[{"score":NaN}]}""")]
    [InlineData("""{"predictions":[{"score":"12"}]}""")]
    [InlineData("""{"predictions":[{"score":1e999}]}""")]
    [InlineData("""{"predictions":[]}""")]
    [InlineData("""{"error":"x"}""")]
    [InlineData("")]
    [InlineData("<html>")]
    public async Task An_answer_that_is_no_finite_number_is_an_error_that_quotes_it(string body)
    {
        Answer(body);

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(InvokeAsync);

        Assert.Contains(body, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sipaku-0a1b2c3d-run-8-1")]
    [InlineData("Users")]
    [InlineData(null)]
    public async Task InvokeAsync_WhenAnotherModelAnswers_ShouldNotTakeItsNumber(string? variant)
    {
        Answer("""{"predictions":[{"score":123.5}]}""", variant);

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(InvokeAsync);

        Assert.Contains(Variant, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, typeof(PermanentException))]
    [InlineData(415, typeof(PermanentException))]
    [InlineData(500, typeof(ServiceFaultException))]
    [InlineData(503, typeof(ServiceFaultException))]
    public async Task The_containers_own_error_counts_by_its_own_status(int status, Type kind)
    {
        Fail(new ModelErrorException("model error", null, ErrorType.Sender, "ModelError", "r", HttpStatusCode.FailedDependency)
        {
            OriginalStatusCode = status,
            OriginalMessage = "bad features",
        });

        Exception error = await Assert.ThrowsAsync(kind, InvokeAsync);

        Assert.Contains("bad features", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cold_serverless_model_is_a_passing_fault()
    {
        Fail(new AmazonSageMakerRuntimeException("cold", null, ErrorType.Sender, "ModelNotReadyException", "r", HttpStatusCode.TooManyRequests));

        await Assert.ThrowsAnyAsync<StepException>(InvokeAsync);
    }

    [Fact]
    public async Task A_window_has_six_averages() => await Assert.ThrowsAsync<ArgumentException>(
        () => new EndpointInvocation(_runtime.Object, "Endpoint").InvokeAsync(Variant, [1, 2], CancellationToken.None));

    private Task<double> InvokeAsync() => new EndpointInvocation(_runtime.Object, "Endpoint").InvokeAsync(Variant, Window, CancellationToken.None);

    private void Answer(string body, string? variant = Variant) => _runtime
        .Setup(runtime => runtime.InvokeEndpointAsync(It.IsAny<InvokeEndpointRequest>(), It.IsAny<CancellationToken>()))
        .Callback<InvokeEndpointRequest, CancellationToken>((request, _) => _sent = Encoding.UTF8.GetString(request.Body.ToArray()))
        .ReturnsAsync(new InvokeEndpointResponse { InvokedProductionVariant = variant, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) });

    private void Fail(Exception error) => _runtime
        .Setup(runtime => runtime.InvokeEndpointAsync(It.IsAny<InvokeEndpointRequest>(), It.IsAny<CancellationToken>()))
        .ThrowsAsync(error);
}
