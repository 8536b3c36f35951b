using System.Text;

namespace Sipaku.Tests.FunctionsHost.Http;

/// <summary>Requests as no client sends them, from a seed: mangled methods, paths, queries, headers and bodies.</summary>
internal sealed class MalformedRequests(int seed)
{
    private static readonly string[] Methods = ["GET", "POST", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD", "get", "G E T", "", "POST\0", "X-" + new string('A', 40)];

    private static readonly string[] Segments =
    [
        "runtime", "webhooks", "durabletask", "instances", "orchestrators", "Adds", "Waits", "w", "raiseEvent", "terminate", "suspend", "resume",
        "rewind", "restart", "api", "greet", "word", "query", "%2F", "%252F", "%00", "%", "%zz", "%C3%28", "..", ".", "", " ", "ü", "a%20b",
        "@entity@key", "#", "\\", "{x}", new string('i', 101), new string('p', 3000), "1e999", "-1", "9999999999999", "\u0001",
    ];

    private static readonly string[] Known =
    [
        "/instances", "/instances/w", "/instances/w/raiseEvent", "/instances/w/suspend", "/instances/w/resume", "/instances/w/rewind", "/instances/w/restart",
        "/orchestrators/Adds", "/orchestrators/Waits", "/orchestrators/Waits/w",
    ];

    private static readonly string[] Queries =
    [
        "showHistory=true", "showHistory=perhaps", "showHistoryOutput=true", "showInput=0", "top=-1", "top=99999999999", "top=2", "createdTimeFrom=yesterday",
        "createdTimeFrom=0001-01-01", "createdTimeFrom=9999-12-31T23:59:59%2B14:00", "createdTimeTo=-1", "runtimeStatus=Running,,7,-3,Nope", "runtimeStatus=",
        "instanceIdPrefix=%00", "instanceIdPrefix=%25_", "reason=%FF", "reason=" + new string('r', 2000), "timeout=0", "timeout=NaN", "timeout=-5", "timeout=0&pollingInterval=1e308",
        "restartWithNewInstanceId=x", "code=", "code=%00", "=", "&&&", "a[]=1", "timeout=0.0001",
    ];

    private static readonly string[] Headers =
    [
        "Content-Type: application/json", "Content-Type: text/plain", "Content-Type: ;;;", "x-ms-continuation-token: 1-2", "x-ms-continuation-token: %%%",
        "x-ms-continuation-token: 99999999999999999999-1", "x-functions-key: \u00ff", "Origin: null", "Origin: http://127.0.0.1", "Host: a:b:c", "Host: [::1", "Host:",
        "Transfer-Encoding: chunked", "Transfer-Encoding: gzip", "Content-Length: -1", "Content-Length: 1, 2", "Expect: 100-continue", "Cookie: =;=;;a", "X-Forwarded-Host: \"",
        "traceparent: 00-zz-zz-01", "NoColon", ": empty", "Range: bytes=-1", "Content-Encoding: br", "Upgrade: h2c\r\nConnection: Upgrade",
    ];

    private static readonly string[] HarmlessHeaders =
    [
        "", "Content-Type: application/json\r\n", "Content-Type: application/json; charset=utf-16\r\n", "Content-Type: text/plain\r\n", "x-ms-continuation-token: 1-2\r\n",
        "x-ms-continuation-token: %%%\r\n", "x-ms-continuation-token: 99999999999999999999-1\r\n", "Content-Type: application/json\r\nCookie: =;=;;a\r\n",
    ];

    private static readonly string[] Bodies =
    [
        "", "{", "[1,", "\"", "nul", "NaN", "\ufeff1", "[1,2,3]", "{\"a\":1}", "{\"Day\":5,\"Value\":\"x\"}", "\0\0\0", "\"\\ud800\"", "1e99999", "3\r\nabc\r\n0\r\n\r\n", "zz\r\n",
        string.Concat(Enumerable.Repeat("[", 2000)), string.Concat(Enumerable.Repeat("{\"a\":", 500)), new string('9', 5000),
    ];

    private readonly Random _random = new(seed);

    /// <summary>
    /// The next request. Half of them are HTTP as it should be and get as far as the code that reads what they ask for; the others are mangled
    /// at any place, and the server may wait for more of them than comes.
    /// </summary>
    public (byte[] Bytes, bool IsWhole) Next() => Chance(0.5) ? (Whole(), true) : (Mangled(), false);

    private byte[] Whole()
    {
        string path = _random.Next(10) switch
        {
            < 4 => $"/runtime/webhooks/durabletask{Pick(Known)}",
            < 6 => $"/runtime/webhooks/durabletask{Pick(Known)}/{Segment()}",
            < 8 => $"/runtime/webhooks/durabletask/{Segment()}/{Segment()}",
            _ => $"/api/{Pick("greet", "word", "query", "url")}/{Segment()}",
        };
        string body = Pick(Bodies);
        return Encoding.UTF8.GetBytes(
            $"{Pick("GET", "POST", "POST", "DELETE", "PUT")} {path}{Query()} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            + $"{Pick(HarmlessHeaders)}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

        string Segment() => Uri.EscapeDataString(Pick(Segments));
    }

    private byte[] Mangled()
    {
        StringBuilder text = new();
        text.Append(Pick(Methods)).Append(' ').Append(Target());
        if (Chance(0.95))
        {
            text.Append(Chance(0.97) ? " HTTP/1.1" : Pick(" HTTP/1.0", " HTTP/9.9", " FTP"));
        }

        text.Append("\r\n");
        if (Chance(0.9))
        {
            text.Append("Host: 127.0.0.1\r\n");
        }

        for (int i = _random.Next(4); i > 0; i--)
        {
            text.Append(Pick(Headers)).Append("\r\n");
        }

        string body = Pick(Bodies);
        if (Chance(0.8))
        {
            text.Append("Content-Length: ").Append(Chance(0.9) ? Encoding.UTF8.GetByteCount(body) : _random.Next(10_000)).Append("\r\n");
        }

        text.Append("\r\n").Append(body);
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (Chance(0.1))
        {
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        }

        return bytes;
    }

    private string Target()
    {
        string prefix = Chance(0.7) ? "/runtime/webhooks/durabletask" : Pick("/api", "", "http://127.0.0.1/runtime/webhooks/durabletask", "*", "//");
        return prefix + string.Concat(Enumerable.Range(0, _random.Next(5)).Select(_ => $"/{Pick(Segments)}")) + Query();
    }

    private string Query() => Chance(0.6) ? "?" + string.Join('&', Enumerable.Range(0, _random.Next(4)).Select(_ => Pick(Queries))) : string.Empty;

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
