using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;

namespace Sipaku.AwsSimulator.Http;

/// <summary>Scripting and reports over HTTP, for a simulator in another process. All of it lies under /_simulator.</summary>
internal static class ControlApi
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void Map(IEndpointRouteBuilder app, World world, Turnstile turnstile, RequestHandler handler)
    {
        RouteGroupBuilder control = app.MapGroup("/_simulator");
        control.MapGet("/ledger", async () => Results.Json(await turnstile.PassAsync(world.Ledger.Snapshot), _json));
        control.MapGet("/events", async () => Results.Json(await turnstile.PassAsync(() => world.Ledger.Events.ToArray()), _json));
        control.MapGet("/violations", () => Results.Json(handler.Violations, _json));
        control.MapPost("/faults", (HttpRequest request) => TakeAsync<Fault>(request, world.Faults.Add));
        control.MapPost("/faults/random", (HttpRequest request) => TakeAsync<RandomFaults>(request, r => world.Faults.AtRandom(r.Rate, r.Seed, r.Kinds ?? [])));
        control.MapDelete("/faults", () => world.Faults.Clear());
        control.MapPost("/outcomes", (HttpRequest request) => TakeAsync<ScriptedOutcome>(
            request, o => world.Outcomes.Next(o.Resource, new Outcome(o.Kind) { Reason = o.Reason, Slowness = o.Slowness })));
    }

    private static async Task<IResult> TakeAsync<T>(HttpRequest request, Action<T> take)
    {
        try
        {
            take((await JsonSerializer.DeserializeAsync<T>(request.Body, _json))!);
            return Results.NoContent();
        }
        catch (Exception e) when (e is JsonException or ArgumentNullException)
        {
            return Results.BadRequest(e.Message);
        }
    }

    private sealed record RandomFaults(double Rate, int Seed, FaultKind[]? Kinds);

    private sealed record ScriptedOutcome(ResourceKind Resource, OutcomeKind Kind, string? Reason, double Slowness = 1);
}
