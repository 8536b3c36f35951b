using System.IO.Compression;
using System.Text;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.AwsSimulator.Emr;

/// <summary>The standard error of a step, which a cluster with a log URI leaves in S3.</summary>
internal static class StepLog
{
    /// <summary>Writes the log.</summary>
    /// <returns>Where it is, or null where the cluster keeps no logs or cannot write them.</returns>
    public static async Task<string?> WriteAsync(IBucketStore buckets, string? logUri, string cluster, string step, string error)
    {
        if (!S3Location.TryParse(logUri, out S3Location logs))
        {
            return null;
        }

        S3Location file = logs.AsDirectory() with { Key = $"{logs.AsDirectory().Key}{cluster}/steps/{step}/stderr.gz" };
        using MemoryStream content = new();
        await using (GZipStream gzip = new(content, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(error + "\n"));
        }

        content.Position = 0;
        try
        {
            await buckets.PutAsync(file.Bucket, file.Key, content);
            return file.ToString();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
