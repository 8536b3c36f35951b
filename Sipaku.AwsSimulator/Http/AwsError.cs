using System.Text.Json.Nodes;

namespace Sipaku.AwsSimulator.Http;

/// <summary>An error that a simulated service answers with.</summary>
internal sealed class AwsError(int status, string code, string message, JsonObject? members = null) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>Members of the error beyond its message.</summary>
    public JsonObject? Members => members;

    public static AwsError Validation(string message) => new(400, "ValidationException", message);
}
