namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Converts bound data into a parameter's value.</summary>
public interface IInputConverter
{
    /// <summary>Converts the data.</summary>
    /// <param name="context">What to convert.</param>
    ValueTask<ConversionResult> ConvertAsync(ConverterContext context);
}
