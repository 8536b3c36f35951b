#nullable enable
using System.Text.Json;

namespace Sipaku.AwsClients.Protocol;

/// <summary>An exception that carries members beyond code and message.</summary>
internal interface IHasErrorMembers
{
    void Read(JsonElement body);
}
