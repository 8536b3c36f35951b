using Microsoft.Azure.Functions.Worker.Converters;

namespace Sipaku.Runtime.Worker;

/// <summary>Stands for the runtime's own conversions among those that an app registers.</summary>
internal sealed class BuiltInConverters : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(ConversionResult.Unhandled());
}
