using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Sipaku.AwsSimulator.Http;

/// <summary>A call to an operation, and how its input, output and errors are read and written.</summary>
internal sealed record ServiceCall(
    SimulatedService Service,
    string Operation,
    Func<Task<JsonObject>> ReadInputAsync,
    Func<HttpResponse, JsonObject, Task> WriteOutputAsync,
    Func<HttpResponse, AwsError, Task> WriteErrorAsync);
