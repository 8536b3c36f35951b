using System.IO.Compression;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Moq;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Aws.Support;

/// <summary>
/// No stand-in for DynamoDB has exports, so the service is a mock and its files are laid out as the developer guide documents them
/// (S3DataExport.Output).
/// </summary>
internal sealed class ExportPeer
{
    public const string TableArn = "arn:aws:dynamodb:us-east-1:000000000000:table/SIPAKUSensorData";
    public const string Root = "runs/run-1/export/AWSDynamoDB/01695353076000-a1b2c3d4";

    private const string ExportArn = $"{TableArn}/export/01695353076000-a1b2c3d4";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly IObjectStore _files;

    public ExportPeer(IObjectStore files)
    {
        _files = files;
        Dynamo.Setup(client => client.DescribeTableAsync(It.IsAny<string>(), None)).ReturnsAsync(
            new DescribeTableResponse { Table = new TableDescription { ItemCount = 1, TableArn = TableArn } });
        Dynamo.Setup(client => client.ExportTableToPointInTimeAsync(Capture.In(Requests), None)).ReturnsAsync(
            new ExportTableToPointInTimeResponse { ExportDescription = new ExportDescription { ExportArn = ExportArn } });
    }

    public Mock<IAmazonDynamoDB> Dynamo { get; } = new(MockBehavior.Strict);

    public List<ExportTableToPointInTimeRequest> Requests { get; } = [];

    public static DescribeExportResponse Described(ExportStatus status) =>
        new() { ExportDescription = new ExportDescription { ExportArn = ExportArn, ExportStatus = status } };

    public static DescribeExportResponse Completed()
    {
        DescribeExportResponse completed = Described(ExportStatus.COMPLETED);
        completed.ExportDescription.ExportManifest = $"{Root}/manifest-summary.json";
        return completed;
    }

    /// <summary>What DescribeExport answers, one after the other; the last one for good.</summary>
    public void Report(params DescribeExportResponse[] answers)
    {
        Queue<DescribeExportResponse> left = new(answers);
        Dynamo.Setup(client => client.DescribeExportAsync(It.Is<DescribeExportRequest>(request => request.ExportArn == ExportArn), None))
            .ReturnsAsync(() => left.Count > 1 ? left.Dequeue() : left.Peek());
    }

    public async Task LayOutAsync(params Reading[][] files)
    {
        StringBuilder manifest = new();
        for (int file = 0; file < files.Length; file++)
        {
            using MemoryStream content = new();
            await using (GZipStream gzip = new(content, CompressionLevel.Fastest, leaveOpen: true))
            {
                await gzip.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(files[file].Select(reading =>
                    $$$"""{"Item":{"Sensor":{"M":{"Name":{"S":"MQ-135"} } },"Value":{"N":"{{{reading.Value}}}"},"Tanggal":{"S":"{{{reading.Tanggal}}}"},"Waktu":{"S":"{{{reading.Waktu}}}"} } }""" + "\n"))));
            }

            await _files.PutBytesAsync($"{Root}/data/{file}.json.gz", content.ToArray());
            manifest.Append(await FileLineAsync($"data/{file}.json.gz", files[file].Length));
        }

        await _files.PutTextAsync($"{Root}/manifest-files.json", manifest.ToString());
        await _files.PutTextAsync($"{Root}/manifest-summary.json", $$"""
            {"version":"2020-06-30","exportArn":"{{ExportArn}}","tableArn":"{{TableArn}}","s3Bucket":"bucket","s3Prefix":"runs/run-1/export",
            "manifestFilesS3Key":"{{Root}}/manifest-files.json","billedSizeBytes":0,"itemCount":8,"outputFormat":"DYNAMODB_JSON"}
            """);
    }

    /// <summary>The files manifest's line of a data file that is there.</summary>
    public async Task<string> FileLineAsync(string name, int items)
    {
        ObjectFingerprint? stored = await _files.FingerprintAsync($"{Root}/{name}", None);
        return $$"""{"itemCount":{{items}},"md5Checksum":"sQMSpEILNgoQmarvDFonGQ==","etag":"{{stored!.Checksum}}","dataFileS3Key":"{{Root}}/{{name}}"}""" + "\n";
    }
}
