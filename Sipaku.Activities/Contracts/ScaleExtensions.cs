namespace Sipaku.Activities.Contracts;

/// <summary>From averages to a scale and back.</summary>
public static class ScaleExtensions
{
    /// <summary>A daily average on the scale.</summary>
    /// <param name="scale">The scale; <see cref="Scale.Log"/> takes averages above -1.</param>
    /// <param name="average">In the sensor's own unit.</param>
    public static double Of(this Scale scale, double average) => scale == Scale.Log ? Math.Log(1 + average) : average;

    /// <summary>The daily average, in the sensor's own unit, that a value of the scale stands for.</summary>
    public static double Back(this Scale scale, double value) => scale == Scale.Log ? Math.Exp(value) - 1 : value;
}
