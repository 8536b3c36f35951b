using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Http;
using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Functions;

/// <summary>The optional body of <c>POST /api/forecasts</c>: <c>{"scale", "gapPolicy", "excludeToday"}</c>.</summary>
internal static class StartRequest
{
    /// <summary>Reads it; without one, the settings say everything.</summary>
    /// <exception cref="FormatException">It is something else; the message is one line that says what is allowed.</exception>
    public static async Task<ForecastRequest> ReadAsync(HttpRequestData request, CancellationToken cancellation)
    {
        using StreamReader reader = new(request.Body);
        string body = await reader.ReadToEndAsync(cancellation);
        return string.IsNullOrWhiteSpace(body) ? new ForecastRequest() : Parse(body);
    }

    private static ForecastRequest Parse(string body)
    {
        JsonElement json = ParseObject(body);
        ForecastRequest wanted = new();
        foreach (JsonProperty member in json.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            wanted = member.Name switch
            {
                "scale" => wanted with { Scale = Choice<ScaleChoice>(member) },
                "gapPolicy" => wanted with { GapPolicy = Choice<GapPolicy>(member) },
                "excludeToday" => wanted with { ExcludeToday = Flag(member) },
                _ => throw new FormatException($"The body has '{member.Name}'; it may have scale, gapPolicy and excludeToday."),
            };
        }

        return wanted;
    }

    private static JsonElement ParseObject(string body)
    {
        try
        {
            JsonElement json = JsonElement.Parse(body);
            if (json.ValueKind == JsonValueKind.Object)
            {
                return json;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new FormatException("The body is no JSON object; it may be left out, or have scale, gapPolicy and excludeToday.");
    }

    private static T Choice<T>(JsonProperty member)
        where T : struct, Enum
    {
        string[] names = [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
        return member.Value.ValueKind == JsonValueKind.String && names.Contains(member.Value.GetString()!.ToLowerInvariant())
            ? Enum.Parse<T>(member.Value.GetString()!, ignoreCase: true)
            : throw new FormatException($"{member.Name} is {member.Value.GetRawText().ReplaceLineEndings(" ")}; it has to be {string.Join(" or ", names)}.");
    }

    private static bool Flag(JsonProperty member) => member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? member.Value.GetBoolean()
        : throw new FormatException($"{member.Name} is {member.Value.GetRawText().ReplaceLineEndings(" ")}; it has to be true or false.");
}
