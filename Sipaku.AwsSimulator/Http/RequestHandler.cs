using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Sipaku.AwsSimulator.Faults;

namespace Sipaku.AwsSimulator.Http;

/// <summary>
/// From an HTTP request to a simulated service and back: faults, credentials scope, the API model's constraints on both ways, one call at a time.
/// </summary>
internal sealed partial class RequestHandler(World world, Turnstile turnstile, IReadOnlyList<IProtocol> protocols)
{
    private readonly List<string> _violations = [];

    /// <summary>What calls or answers had that the API models do not allow.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_violations)
            {
                return [.. _violations];
            }
        }
    }

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        if (protocols.Select(p => p.Match(context.Request)).FirstOrDefault(c => c is not null) is not { } call)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("This simulator knows no such operation.");
            return;
        }

        FaultKind? fault = world.Faults.Draw(call.Operation);
        try
        {
            if (await PlayBeforeEffectAsync(fault, call, context))
            {
                return;
            }

            CheckCredentialScope(call.Service, context.Request);
            JsonObject input = await call.ReadInputAsync();
            JsonObject output = await turnstile.PassAsync(() => CallAsync(call, input));
            if (!await PlayAfterEffectAsync(fault, context))
            {
                await call.WriteOutputAsync(context.Response, output);
            }
        }
        catch (Exception e) when (e is AwsError or IOException)
        {
            if (!await PlayAfterEffectAsync(fault, context))
            {
                AwsError error = e as AwsError ?? call.Service.ErrorOf(FaultKind.InternalError, call.Operation);
                context.Response.StatusCode = error.Status;
                await call.WriteErrorAsync(context.Response, error);
            }
        }
    }

    private async Task<JsonObject> CallAsync(ServiceCall call, JsonObject input)
    {
        IReadOnlyList<string> problems = call.Service.Model.ValidateInput(call.Operation, input);
        if (problems.Count > 0)
        {
            Record($"{call.Operation} request: {string.Join("; ", problems)}");
            throw AwsError.Validation($"{problems.Count} validation error{(problems.Count > 1 ? "s" : "")} detected: {string.Join("; ", problems)}");
        }

        JsonObject output = await call.Service.CallAsync(call.Operation, input);
        problems = call.Service.Model.ValidateOutput(call.Operation, output);
        if (problems.Count > 0)
        {
            Record($"{call.Operation} response: {string.Join("; ", problems)}");
        }

        return output;
    }

    private void Record(string violation)
    {
        lock (_violations)
        {
            _violations.Add(violation);
        }
    }

    private static async Task<bool> PlayBeforeEffectAsync(FaultKind? fault, ServiceCall call, HttpContext context)
    {
        switch (fault)
        {
            case null or FaultKind.DropAfterEffect or FaultKind.TimeoutAfterEffect:
                return false;
            case FaultKind.Drop:
                context.Abort();
                return true;
            case FaultKind.Timeout:
                await UntilGivenUpAsync(context);
                return true;
            default:
                throw call.Service.ErrorOf(fault.Value, call.Operation);
        }
    }

    private static async Task<bool> PlayAfterEffectAsync(FaultKind? fault, HttpContext context)
    {
        switch (fault)
        {
            case FaultKind.DropAfterEffect:
                context.Abort();
                return true;
            case FaultKind.TimeoutAfterEffect:
                await UntilGivenUpAsync(context);
                return true;
            default:
                return false;
        }
    }

    private static async Task UntilGivenUpAsync(HttpContext context)
    {
        TaskCompletionSource givenUp = new();
        await using (context.RequestAborted.Register(givenUp.SetResult))
        {
            await givenUp.Task;
        }
    }

    // The simulator has no secret to check a signature with; what it can check is that the request was signed for this service and region.
    private void CheckCredentialScope(SimulatedService service, HttpRequest request)
    {
        Match scope = CredentialScope().Match(request.Headers.Authorization.ToString());
        if (!scope.Success)
        {
            throw new AwsError(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }

        if (scope.Groups["region"].Value != world.Options.Region)
        {
            throw new AwsError(403, "InvalidSignatureException", $"Credential should be scoped to a valid region, not '{scope.Groups["region"].Value}'.");
        }

        if (scope.Groups["service"].Value != service.SigningName)
        {
            throw new AwsError(403, "InvalidSignatureException", $"Credential should be scoped to correct service: '{service.SigningName}'.");
        }
    }

    [GeneratedRegex(@"^AWS4-HMAC-SHA256 Credential=[^/]+/\d{8}/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request, ?SignedHeaders=[^,]+, ?Signature=[0-9a-f]{64}$")]
    private static partial Regex CredentialScope();
}
