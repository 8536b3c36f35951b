using System.Text.Json;
using Microsoft.DurableTask.Client;

namespace Sipaku.Runtime.Http;

internal static class PurgeJson
{
    public static void Write(Utf8JsonWriter json, PurgeResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("instancesDeleted", result.PurgedInstanceCount);
        json.WriteEndObject();
    }
}
