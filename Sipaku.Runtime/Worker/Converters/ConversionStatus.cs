namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What came of a conversion.</summary>
public enum ConversionStatus
{
    /// <summary>The converter does not convert such input.</summary>
    Unhandled,

    /// <summary>There is a value.</summary>
    Succeeded,

    /// <summary>The input should have been convertible but was not.</summary>
    Failed,
}
