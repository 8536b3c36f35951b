using System.Net;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Worker;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Answers HTTP requests that start orchestrations.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>
    /// A response 202 that says how to watch and steer an instance: a <see cref="HttpManagementPayload"/>, its status address as
    /// <c>Location</c> and <c>Retry-After: 10</c>.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Gives the write up.</param>
    public static Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default)
        => client.CreateCheckStatusResponseAsync(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>A response with the status code given that says how to watch and steer an instance.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="statusCode">The status code.</param>
    /// <param name="cancellation">Gives the write up.</param>
    public static async Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default)
    {
        (HttpResponseData response, HttpManagementPayload payload, ObjectSerializer serializer) = Prepare(client, request, instanceId, statusCode);
        await serializer.SerializeAsync(response.Body, payload, typeof(HttpManagementPayload), cancellation);
        return response;
    }

    /// <summary>A response 202 that says how to watch and steer an instance.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Gives the write up.</param>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default)
        => client.CreateCheckStatusResponse(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>A response with the status code given that says how to watch and steer an instance.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="statusCode">The status code.</param>
    /// <param name="cancellation">Gives the write up.</param>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default)
    {
        (HttpResponseData response, HttpManagementPayload payload, ObjectSerializer serializer) = Prepare(client, request, instanceId, statusCode);
        serializer.Serialize(response.Body, payload, typeof(HttpManagementPayload), cancellation);
        return response;
    }

    /// <summary>
    /// Waits until an instance has finished and answers with its state; where the wait is given up first, answers 202 with how to watch
    /// and steer it.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance; one that does not exist is waited for.</param>
    /// <param name="retryInterval">Without effect, because the end of an instance is told at once.</param>
    /// <param name="returnInternalServerErrorOnFailure">Whether a failed instance is answered with 500 and not 200.</param>
    /// <param name="getInputsAndOutputs">Whether the state holds input, output and custom status.</param>
    /// <param name="cancellation">Gives the wait up; without it the wait has no end.</param>
    public static async Task<HttpResponseData> WaitForCompletionOrCreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        TimeSpan? retryInterval = null,
        bool returnInternalServerErrorOnFailure = false,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        OrchestrationMetadata instance;
        try
        {
            instance = await client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return await client.CreateCheckStatusResponseAsync(request, instanceId, CancellationToken.None);
        }

        HttpResponseData response = request.CreateResponse(
            returnInternalServerErrorOnFailure && instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed
                ? HttpStatusCode.InternalServerError
                : HttpStatusCode.OK);
        await response.WriteAsJsonAsync(
            new
            {
                instance.Name,
                instance.InstanceId,
                instance.CreatedAt,
                instance.LastUpdatedAt,
                RuntimeStatus = instance.RuntimeStatus.ToString(),
                instance.SerializedInput,
                instance.SerializedOutput,
                instance.SerializedCustomStatus,
            },
            CancellationToken.None);
        return response;
    }

    /// <summary>The addresses that an instance is watched and steered by.</summary>
    /// <param name="client">The client.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="request">The request whose origin the addresses take; null for the host's own.</param>
    /// <exception cref="InvalidOperationException">There is no request, and the client belongs to no HTTP host.</exception>
    public static HttpManagementPayload CreateHttpManagementPayload(
        this DurableTaskClient client, string instanceId, HttpRequestData? request = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        IManagementEndpoint? endpoint = (client as IManagedClient)?.Management;
        string baseUrl = endpoint?.BaseUrlFor(request?.Url) ?? (request is null
            ? throw new InvalidOperationException("There is no address to make management links of: use a client bound with [DurableClient], or give the request.")
            : request.Url.GetLeftPart(UriPartial.Authority) + ManagementLinks.Path);
        return ManagementLinks.Create(baseUrl, endpoint?.Query, instanceId);
    }

    private static (HttpResponseData Response, HttpManagementPayload Payload, ObjectSerializer Serializer) Prepare(
        DurableTaskClient client, HttpRequestData request, string instanceId, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        HttpManagementPayload payload = client.CreateHttpManagementPayload(instanceId, request);
        HttpResponseData response = request.CreateResponse(statusCode);
        response.Headers.Add("Location", payload.StatusQueryGetUri);
        response.Headers.Add("Retry-After", "10");
        response.Headers.Add("Content-Type", "application/json");
        return (response, payload, request.FunctionContext.GetSerializer());
    }
}
