using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Errors;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>One prediction: six averages as CSV, the oldest first, against linear-learner's <c>predictions[0].score</c>.</summary>
internal sealed class EndpointInvocation(IAmazonSageMakerRuntime runtime, string endpointName)
{
    private readonly AwsResource _endpoint = AwsResource.OfRun("endpoint", endpointName);

    /// <inheritdoc cref="Ports.IModelEndpoint.InvokeAsync"/>
    /// <param name="variant">The production variant that has to answer: it is named after the deployment.</param>
    /// <param name="window">Six averages.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<double> InvokeAsync(string variant, IReadOnlyList<double> window, CancellationToken cancellation)
    {
        if (window.Count != DayAverages.Lags)
        {
            throw new ArgumentException($"A window has {DayAverages.Lags} daily averages, not {window.Count}.", nameof(window));
        }

        string line = string.Join(',', window.Select(average => average.ToString("R", CultureInfo.InvariantCulture)));
        using MemoryStream body = new(Encoding.UTF8.GetBytes(line));
        InvokeEndpointRequest request = new()
        {
            EndpointName = endpointName,
            ContentType = "text/csv",
            Accept = "application/json",
            Body = body,
        };
        InvokeEndpointResponse response = await AwsErrors.GuardAsync(
            "sagemaker:InvokeEndpoint", _endpoint, () => InvokeAsync(request, cancellation), cancellation);
        if (response.InvokedProductionVariant != variant)
        {
            throw new PermanentException(
                $"The {_endpoint} answered from the variant '{response.InvokedProductionVariant}' and not from this run's model '{variant}': "
                + "somebody else has updated the endpoint meanwhile. Start another run.");
        }

        return Score(response.Body?.ToArray() ?? []);
    }

    /// <summary>The container's own 5xx may pass; its 4xx is about what it was sent.</summary>
    private async Task<InvokeEndpointResponse> InvokeAsync(InvokeEndpointRequest request, CancellationToken cancellation)
    {
        try
        {
            return await runtime.InvokeEndpointAsync(request, cancellation);
        }
        catch (ModelErrorException error)
        {
            string said = $"The model container of {_endpoint} answered {error.OriginalStatusCode}: {error.OriginalMessage ?? error.Message}";
            throw error.OriginalStatusCode is >= 400 and < 500
                ? new PermanentException(said, error)
                : new ServiceFaultException(said, error);
        }
    }

    private PermanentException NoNumber(byte[] body) =>
        new($"The {_endpoint} answered no finite number: {Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 200)))}");

    private double Score(byte[] body)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(body);
            double score = answer.RootElement.GetProperty("predictions")[0].GetProperty("score").GetDouble();
            return double.IsFinite(score) ? score : throw NoNumber(body);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException
            or IndexOutOfRangeException or FormatException)
        {
            throw NoNumber(body);
        }
    }
}
