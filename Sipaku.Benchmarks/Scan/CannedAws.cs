using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sipaku.Benchmarks.Scan;

/// <summary>
/// DynamoDB with one table of canned pages, and an S3 that takes every object and keeps none. A page ends at 1 MB and takes as long as
/// one reader of the service waits for it: some milliseconds, and a fifth of a second a megabyte.
/// </summary>
internal sealed class CannedAws : IAsyncDisposable
{
    public const string Table = "readings";

    private const int PageBytes = 1 << 20;
    private static readonly TimeSpan _roundTrip = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan _fullPage = TimeSpan.FromMilliseconds(200);

    private readonly WebApplication _app;
    private readonly ReadingSlab _readings;

    private CannedAws(WebApplication app, ReadingSlab readings)
    {
        _app = app;
        _readings = readings;
    }

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<CannedAws> StartAsync(int items)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        WebApplication app = builder.Build();
        CannedAws canned = new(app, new ReadingSlab(items));
        app.Run(canned.AnswerAsync);
        await app.StartAsync();
        return canned;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context) => context.Request.Headers["X-Amz-Target"].ToString() switch
    {
        "DynamoDB_20120810.Scan" => ScanAsync(context),
        "DynamoDB_20120810.DescribeTable" => DescribeAsync(context),
        _ => StoreAsync(context),
    };

    private Task DescribeAsync(HttpContext context)
    {
        long bytes = (long)_readings.Count * ReadingSlab.StoredBytesOfItem;
        return context.Response.WriteAsync(
            $$$"""{"Table":{"TableName":"{{{Table}}}","TableStatus":"ACTIVE","ItemCount":{{{_readings.Count}}},"TableSizeBytes":{{{bytes}}},"BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST"} } }""");
    }

    private async Task ScanAsync(HttpContext context)
    {
        long started = Stopwatch.GetTimestamp();
        using JsonDocument request = await JsonDocument.ParseAsync(context.Request.Body);
        JsonElement root = request.RootElement;
        int total = root.TryGetProperty("TotalSegments", out JsonElement segments) ? segments.GetInt32() : 1;
        int segment = root.TryGetProperty("Segment", out JsonElement number) ? number.GetInt32() : 0;
        int end = (int)((long)_readings.Count * (segment + 1) / total);
        int from = root.TryGetProperty("ExclusiveStartKey", out JsonElement key)
            ? ReadingSlab.IndexOf(key.GetProperty("Tanggal").GetProperty("S").GetString()!, key.GetProperty("Waktu").GetProperty("S").GetString()!) + 1
            : (int)((long)_readings.Count * segment / total);
        int most = Math.Min(PageBytes / ReadingSlab.StoredBytesOfItem, root.TryGetProperty("Limit", out JsonElement limit) ? limit.GetInt32() : int.MaxValue);
        int count = Math.Min(most, end - from);

        double bytes = (double)count * ReadingSlab.StoredBytesOfItem;
        TimeSpan pause = _roundTrip + (_fullPage * (bytes / PageBytes)) - Stopwatch.GetElapsedTime(started);
        await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero);
        context.Response.ContentType = "application/x-amz-json-1.0";
        await context.Response.WriteAsync("{\"Items\":[");
        await context.Response.Body.WriteAsync(_readings.Slice(from, count));
        string next = from + count < end ? $",\"LastEvaluatedKey\":{ReadingSlab.Key(from + count - 1)}" : "";
        await context.Response.WriteAsync(FormattableString.Invariant(
            $"],\"Count\":{count},\"ScannedCount\":{count},\"ConsumedCapacity\":{{\"TableName\":\"{Table}\",\"CapacityUnits\":{bytes / 8192}}}{next}}}"));
    }

    private static async Task StoreAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        string query = context.Request.QueryString.Value ?? "";
        if (query.Contains("partNumber", StringComparison.Ordinal))
        {
            context.Response.Headers.ETag = "\"part\"";
        }
        else if (context.Request.Method == HttpMethods.Post)
        {
            string answer = query.Contains("uploads", StringComparison.Ordinal)
                ? "<InitiateMultipartUploadResult><UploadId>upload</UploadId></InitiateMultipartUploadResult>"
                : "<CompleteMultipartUploadResult><ETag>whole</ETag></CompleteMultipartUploadResult>";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer));
        }
    }
}
