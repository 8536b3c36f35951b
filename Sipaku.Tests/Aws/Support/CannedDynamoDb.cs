using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sipaku.Tests.Aws.Support;

/// <summary>A DynamoDB that answers scans of one table with pages that a test has thought up, and nothing else.</summary>
internal sealed class CannedDynamoDb : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CannedDynamoDb(WebApplication app)
    {
        _app = app;
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public string Url { get; }

    /// <summary>Starts the server.</summary>
    /// <param name="answer">The answer to a Scan request: an HTTP status and a JSON body.</param>
    public static async Task<CannedDynamoDb> StartAsync(Func<JsonElement, Task<(int Status, string Body)>> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        WebApplication app = builder.Build();
        app.Run(async context =>
        {
            using JsonDocument request = await JsonDocument.ParseAsync(context.Request.Body);
            (int status, string? body) = await answer(request.RootElement);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/x-amz-json-1.0";
            context.Response.ContentLength = Encoding.UTF8.GetByteCount(body);
            await context.Response.WriteAsync(body);
        });
        await app.StartAsync();
        return new CannedDynamoDb(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
