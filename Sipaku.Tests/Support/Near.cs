using Xunit;
using Xunit.Sdk;

namespace Sipaku.Tests.Support;

/// <summary>Compares numbers by relative difference, as sums in another order differ in their last digits.</summary>
public static class Near
{
    public static void Equal(double expected, double actual, double relative, string what)
    {
        if (!(Math.Abs(expected - actual) <= relative * Math.Max(1, Math.Abs(expected))))
        {
            throw new XunitException($"{what}: expected {expected:R}, got {actual:R}, which is more than {relative} apart.");
        }
    }

    public static void Equal(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double relative, string what)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int index = 0; index < expected.Count; index++)
        {
            Equal(expected[index], actual[index], relative, $"{what}[{index}]");
        }
    }
}
