using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

/// <summary>Writes a token source with its kind; none is ever used, so none is read.</summary>
internal sealed class TokenSourceConverter : JsonConverter<TokenSource>
{
    public override TokenSource Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException(Http.HttpActivity.NoIdentity);

    public override void Write(Utf8JsonWriter writer, TokenSource value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", "AzureManagedIdentity");
        writer.WriteString("resource", value.Resource);
        if (value is ManagedIdentityTokenSource { Options: { } identity })
        {
            writer.WritePropertyName("options");
            JsonSerializer.Serialize(writer, identity, options);
        }

        writer.WriteEndObject();
    }
}
