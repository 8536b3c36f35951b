namespace Sipaku.Tests.AwsClients;

internal sealed record StubResponse(int Status, string Body, IReadOnlyDictionary<string, string>? Headers = null)
{
    public static StubResponse Ok(string body = "{}") => new(200, body);

    public static StubResponse Error(int status, string code, string message = "no") => new(status, $$"""{"__type":"{{code}}","message":"{{message}}"}""");
}
