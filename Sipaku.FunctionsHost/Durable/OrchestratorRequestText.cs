using System.Text;
using Google.Protobuf;

namespace Sipaku.FunctionsHost.Durable;

/// <summary>The request that the Durable extension sends an orchestrator: a message of the Durable protocol, in Base64.</summary>
internal static class OrchestratorRequestText
{
    // Enough of the text for the longest id that the extension lets through, in UTF-8, behind its tag and length.
    private const int IdPrefix = 4 * 400;

    private static readonly uint IdTag = WireFormat.MakeTag(1, WireFormat.WireType.LengthDelimited);

    /// <summary>The instance's id, which is the message's first field; null where it is not.</summary>
    public static string? InstanceOf(string request)
    {
        byte[] prefix = Convert.FromBase64String(request[..Math.Min(request.Length, IdPrefix)]);
        using CodedInputStream input = new(prefix);
        return input.ReadTag() == IdTag && input.ReadLength() is int length && length <= prefix.Length - input.Position
            ? Encoding.UTF8.GetString(prefix, (int)input.Position, length)
            : null;
    }
}
