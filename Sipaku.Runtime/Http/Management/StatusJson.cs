using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask.Client;

namespace Sipaku.Runtime.Http;

/// <summary>An instance's status as the extension writes it.</summary>
internal static class StatusJson
{
    public static void Write(Utf8JsonWriter json, OrchestrationMetadata instance, bool showInput, HistoryJson? history)
    {
        json.WriteStartObject();
        json.WriteString("name", instance.Name);
        json.WriteString("instanceId", instance.InstanceId);
        json.WriteString("runtimeStatus", instance.RuntimeStatus.ToString());
        json.WritePropertyName("input");
        WritePayload(json, showInput ? instance.SerializedInput : null);
        json.WritePropertyName("customStatus");
        WritePayload(json, instance.SerializedCustomStatus);
        json.WritePropertyName("output");
        WriteOutput(json, instance);
        json.WriteString("createdTime", Seconds(instance.CreatedAt));
        json.WriteString("lastUpdatedTime", Seconds(instance.LastUpdatedAt));
        history?.Write(json);
        json.WriteEndObject();
    }

    /// <summary>A serialised value; what is no JSON is written as text.</summary>
    public static void WritePayload(Utf8JsonWriter json, string? payload)
    {
        if (payload is null)
        {
            json.WriteNullValue();
        }
        else if (IsJson(payload))
        {
            json.WriteRawValue(payload, skipInputValidation: true);
        }
        else
        {
            json.WriteStringValue(payload);
        }
    }

    /// <summary>The output, or for a failed instance what went wrong.</summary>
    public static void WriteOutput(Utf8JsonWriter json, OrchestrationMetadata instance)
    {
        if (instance is { SerializedOutput: null, FailureDetails: { } failure })
        {
            json.WriteStringValue(failure.ToString());
        }
        else
        {
            WritePayload(json, instance.SerializedOutput);
        }
    }

    private static string Seconds(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static bool IsJson(string text)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = 1000 });
        try
        {
            bool any = false;
            while (reader.Read())
            {
                any = true;
            }

            return any;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
