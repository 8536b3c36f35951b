namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Names the converter of a parameter or of a parameter's type.</summary>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Struct,
    AllowMultiple = true)]
public class InputConverterAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="converterType">A type that implements <see cref="IInputConverter"/>.</param>
    public InputConverterAttribute(Type converterType)
    {
        ArgumentNullException.ThrowIfNull(converterType);
        ConverterType = converterType;
    }

    /// <summary>A type that implements <see cref="IInputConverter"/>.</summary>
    public Type ConverterType { get; }
}
