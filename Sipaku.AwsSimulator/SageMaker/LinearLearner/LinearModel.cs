using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace Sipaku.AwsSimulator.SageMaker.LinearLearner;

/// <summary>
/// A linear model, and how it lies in model.tar.gz. The service's own artifact is a serialized MXNet object; this one is JSON that says so.
/// </summary>
internal sealed record LinearModel(double Intercept, double[] Weights)
{
    private const string FileName = "model_algo-1";

    /// <summary>
    /// Least squares in closed form, of minimum norm where the data leave a choice. The service's algorithm descends a gradient in float32
    /// and comes close to this, not to it.
    /// </summary>
    public static LinearModel Fit(LabelledRows rows)
    {
        int n = rows.Count;
        Matrix<double> x = Matrix<double>.Build.DenseOfRowArrays(rows.Features);
        Vector<double> y = Vector<double>.Build.DenseOfEnumerable(rows.Labels);
        Vector<double> means = x.ColumnSums() / n;
        double mean = y.Sum() / n;
        Matrix<double> centered = Matrix<double>.Build.Dense(n, means.Count, (i, j) => x[i, j] - means[j]);
        Vector<double> weights = centered.TransposeThisAndMultiply(centered).PseudoInverse() * centered.TransposeThisAndMultiply(y - mean);
        return new LinearModel(mean - (means * weights), weights.ToArray());
    }

    public double Predict(double[] features) => Intercept + Weights.Zip(features, (w, f) => w * f).Sum();

    public async Task<MemoryStream> PackAsync()
    {
        MemoryStream archive = new();
        await using (GZipStream gzip = new(archive, CompressionLevel.Fastest, leaveOpen: true))
        await using (TarWriter tar = new(gzip, leaveOpen: true))
        {
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(new Artifact("linear-learner, fitted in closed form by Sipaku.AwsSimulator", Intercept, Weights));
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, FileName) { DataStream = new MemoryStream(json) });
        }

        archive.Position = 0;
        return archive;
    }

    /// <summary>The model of an archive, or null where there is none in it.</summary>
    public static async Task<LinearModel?> UnpackAsync(Stream archive)
    {
        try
        {
            await using GZipStream gzip = new(archive, CompressionMode.Decompress);
            await using TarReader tar = new(gzip);
            while (await tar.GetNextEntryAsync() is { } entry)
            {
                if (entry.Name == FileName && entry.DataStream is { } data && await JsonSerializer.DeserializeAsync<Artifact>(data) is { } artifact)
                {
                    return new LinearModel(artifact.Intercept, artifact.Weights);
                }
            }

            return null;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or JsonException)
        {
            return null;
        }
    }

    private sealed record Artifact(string Algorithm, double Intercept, double[] Weights);
}
