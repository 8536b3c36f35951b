using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Sipaku.Activities.Aws.DynamoDb;

/// <summary>Doubles as DynamoDB's numbers, which reach from 1E-130 to 9.9...E+125 on either side of zero: less than doubles do.</summary>
internal static class DynamoNumbers
{
    private const double Smallest = 1e-130;
    private const double Largest = 9.99e125;

    /// <summary>Whether DynamoDB takes the number.</summary>
    public static bool Has(double value) => value == 0 || Math.Abs(value) is >= Smallest and <= Largest;

    /// <summary>The shortest text that reads back the same.</summary>
    public static AttributeValue Attribute(double value) => new() { N = value.ToString("R", CultureInfo.InvariantCulture) };
}
