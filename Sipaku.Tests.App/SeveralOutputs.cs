using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Sipaku.Tests.App;

/// <summary>The response beside a value that no binding takes.</summary>
public sealed class SeveralOutputs
{
    [HttpResult]
    public required HttpResponseData Response { get; init; }

    public required string Other { get; init; }
}
