#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;

namespace Sipaku.AwsClients.Protocol;

/// <summary>
/// How model classes look as JSON in the AWS JSON 1.1 protocol: members under their own names, unset members left out,
/// timestamps as epoch seconds, constants as strings, not-a-number floats as strings.
/// </summary>
internal static class WireFormat
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        JsonSerializerOptions options = new()
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepModelledMembersOnly } },
        };
        options.Converters.Add(new EpochSecondsConverter());
        options.Converters.Add(new ConstantConverterFactory());
        options.MakeReadOnly();
        return options;
    }

    // Requests and responses inherit transport state (HttpStatusCode, ResponseMetadata, ...) that is no part of the message.
    private static void KeepModelledMembersOnly(JsonTypeInfo type)
    {
        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is System.Reflection.PropertyInfo property
                && property.DeclaringType?.Assembly == typeof(AmazonServiceClient).Assembly)
            {
                type.Properties.RemoveAt(i);
            }
        }
    }
}
