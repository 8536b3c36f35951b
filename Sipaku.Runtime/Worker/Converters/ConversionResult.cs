namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What came of a conversion.</summary>
public readonly struct ConversionResult
{
    private ConversionResult(ConversionStatus status, object? value, Exception? error)
    {
        Status = status;
        Value = value;
        Error = error;
    }

    /// <summary>What came of it.</summary>
    public ConversionStatus Status { get; }

    /// <summary>The value, where it succeeded.</summary>
    public object? Value { get; }

    /// <summary>The error, where it failed.</summary>
    public Exception? Error { get; }

    /// <summary>The converter does not convert such input.</summary>
    public static ConversionResult Unhandled() => new(ConversionStatus.Unhandled, null, null);

    /// <summary>There is a value.</summary>
    /// <param name="value">The value.</param>
    public static ConversionResult Success(object? value) => new(ConversionStatus.Succeeded, value, null);

    /// <summary>The input should have been convertible but was not.</summary>
    /// <param name="exception">Why not.</param>
    public static ConversionResult Failed(Exception exception) => new(ConversionStatus.Failed, null, exception);
}
