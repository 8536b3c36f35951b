using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Http;

namespace Sipaku.Runtime.Worker;

/// <summary>Reads a parameter from the body of the request: text and bytes as they are, anything else as JSON.</summary>
internal sealed class FromBodyConverter : IInputConverter
{
    public async ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        if (await context.FunctionContext.GetHttpRequestDataAsync() is not { } request)
        {
            return ConversionResult.Unhandled();
        }

        return ConversionResult.Success(await ReadAsync(request, context.TargetType, context.FunctionContext.CancellationToken));
    }

    /// <exception cref="FunctionInputConverterException">The body is no such value.</exception>
    public static async ValueTask<object?> ReadAsync(HttpRequestData request, Type type, CancellationToken cancellation)
    {
        if (type == typeof(string))
        {
            return await request.ReadAsStringAsync();
        }

        if (type == typeof(byte[]) || type == typeof(Memory<byte>))
        {
            using MemoryStream bytes = new();
            await request.Body.CopyToAsync(bytes, cancellation);
            return type == typeof(byte[]) ? (object)bytes.ToArray() : new Memory<byte>(bytes.ToArray());
        }

        ObjectSerializer serializer = request.FunctionContext.GetSerializer();
        try
        {
            return await serializer.DeserializeAsync(request.Body, type, cancellation);
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw new FunctionInputConverterException($"The request body is not valid JSON for this function: {exception.Message}", exception);
        }
    }
}
