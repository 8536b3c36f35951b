using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.AwsSimulator.SageMaker.LinearLearner;

/// <summary>Rows of a channel: CSV without a header, the label first, every field a number.</summary>
internal sealed record LabelledRows(IReadOnlyList<double[]> Features, IReadOnlyList<double> Labels)
{
    public int Count => Labels.Count;

    public static async Task<LabelledRows> ReadAsync(JsonObject channel, IBucketStore buckets)
    {
        string name = channel.Text("ChannelName")!;
        if (channel.Text("ContentType")?.Split(';')[0].Trim() != "text/csv")
        {
            throw Unreadable(name, channel.Text("ContentType") ?? "none");
        }

        JsonObject source = channel.Child("DataSource")!.Child("S3DataSource")!;
        S3Location location = S3Location.Parse(source.Text("S3Uri"));
        List<double[]> features = new();
        List<double> labels = new();
        foreach (string key in await buckets.ListAsync(location.Bucket, location.Key))
        {
            await using Stream? content = await buckets.OpenAsync(location.Bucket, key);
            using StreamReader reader = new(content!, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.Length > 0)
                {
                    double[] row = ParseRow(line) ?? throw Unreadable(name, "text/csv");
                    labels.Add(row[0]);
                    features.Add(row[1..]);
                }
            }
        }

        return features.Select(f => f.Length).Distinct().Count() <= 1 ? new LabelledRows(features, labels) : throw Unreadable(name, "text/csv");
    }

    /// <summary>The numbers of a line, or null where a field is none.</summary>
    public static double[]? ParseRow(string line)
    {
        string[] fields = line.Split(',');
        double[] row = new double[fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            if (!double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out row[i]) || !double.IsFinite(row[i]))
            {
                return null;
            }
        }

        return row;
    }

    private static AlgorithmException Unreadable(string channel, string contentType) => new(
        $"ClientError: Unable to read data channel '{channel}'. Requested content-type is '{contentType}'. "
        + "Please verify the data matches the requested content-type.");
}
