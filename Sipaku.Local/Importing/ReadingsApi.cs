using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Import;
using Sipaku.FunctionsHost.Http;
using Sipaku.Local.Commands;
using Sipaku.Local.Hosting;

namespace Sipaku.Local.Importing;

/// <summary>
/// Imports over HTTP, served by the local host itself: <c>POST /api/readings</c> takes a file as its body and reads it while it comes,
/// <c>GET /api/imports</c> lists what was imported.
/// </summary>
internal static class ReadingsApi
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether there are the routes: where the sensor table is on this machine.</summary>
    public static bool IsServed(Setup setup) => setup.Services.GetService<ReadingImporter>() is not null;

    /// <summary>Adds the routes, where the sensor table is on this machine.</summary>
    /// <param name="routes">The host's, behind its guards.</param>
    /// <param name="setup">The home that imports go to.</param>
    public static void Map(IEndpointRouteBuilder routes, Setup setup)
    {
        if (setup.Services.GetService<ReadingImporter>() is not { } importer)
        {
            return;
        }

        ImportHistory history = setup.Services.GetRequiredService<ImportHistory>();
        string prefix = setup.HostSettings.RoutePrefix;
        routes.MapPost($"/{prefix}/readings", Import).RequireHostKey();
        routes.MapGet($"/{prefix}/imports", List).RequireHostKey();

        Task Import(HttpContext http) => AnswerAsync(http, () => ImportAsync(http, importer));
        Task List(HttpContext http) => AnswerAsync(http, () => ListAsync(history));
    }

    private static async Task<object> ImportAsync(HttpContext http, ReadingImporter importer)
    {
        // A body is read piece by piece: its length costs no memory.
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        IQueryCollection query = http.Request.Query;
        string name = Text(query, "name") ?? "the upload";
        StoringOptions storing = new()
        {
            MaxRefused = Text(query, "maxRefused") is { } share ? StoringOptionSet.ShareOf(share, "maxRefused") : StoringOptions.UsualMaxRefused,
            DryRun = query["dryRun"] is ["true" or "True" or "1", ..],
        };
        ImportResult result = await importer.ImportAsync(
            [ImportInput.FromStream(name, http.Request.Body)], ReadOptions(query), storing, cancellation: http.RequestAborted);
        return ImportAnswer.Of(name, result);
    }

    private static Task<object> ListAsync(ImportHistory history) =>
        Task.FromResult<object>(new { imports = history.List().Select(ImportListing.Of) });

    private static ImportOptions ReadOptions(IQueryCollection query) => new()
    {
        Profile = Text(query, "profile"),
        DateColumn = Text(query, "dateColumn"),
        TimeColumn = Text(query, "timeColumn"),
        ValueColumn = Text(query, "valueColumn"),
        Where = [.. query["where"].OfType<string>().Where(condition => condition.Length > 0)],
        DateFormat = Text(query, "dateFormat"),
        DecimalMark = Text(query, "decimal"),
        Delimiter = Text(query, "delimiter"),
        AcceptTruncated = query["acceptTruncated"] is ["true" or "True" or "1", ..],
    };

    // A form sends its empty fields too.
    private static string? Text(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text, ..] ? text : null;

    /// <summary>Answers with JSON, or with the one line of what went wrong.</summary>
    private static async Task AnswerAsync(HttpContext http, Func<Task<object>> answer)
    {
        IResult result;
        try
        {
            result = Results.Json(await answer(), Json);
        }
        catch (Exception exception) when (exception is ImportException or UsageException)
        {
            result = Results.Json(new { error = exception.Message }, Json, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (StepException exception)
        {
            result = Results.Json(new { error = exception.Message }, Json, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        await result.ExecuteAsync(http);
    }
}
