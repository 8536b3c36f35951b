using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Sipaku.Tests.Runtime.Api;

public class SeveralOutputs
{
    [HttpResult]
    public HttpResponseData? Response { get; set; }

    public string? Other { get; set; }
}
