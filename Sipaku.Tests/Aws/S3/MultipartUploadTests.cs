using Amazon.S3;
using Amazon.S3.Model;
using Moq;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Xunit;

namespace Sipaku.Tests.Aws.S3;

public sealed class MultipartUploadTests
{
    private const int Part = 8 << 20;

    private readonly Mock<IAmazonS3> _s3 = new(MockBehavior.Strict);
    private readonly List<(int Number, long Size)> _parts = [];

    public MultipartUploadTests()
    {
        _s3.Setup(s3 => s3.InitiateMultipartUploadAsync(It.IsAny<InitiateMultipartUploadRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new InitiateMultipartUploadResponse { UploadId = "upload" });
        _s3.Setup(s3 => s3.UploadPartAsync(It.IsAny<UploadPartRequest>(), It.IsAny<CancellationToken>()))
            .Callback<UploadPartRequest, CancellationToken>((part, _) => _parts.Add((part.PartNumber!.Value, part.InputStream.Length)))
            .ReturnsAsync(new UploadPartResponse { ETag = "etag" });
        _s3.Setup(s3 => s3.CompleteMultipartUploadAsync(It.IsAny<CompleteMultipartUploadRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new CompleteMultipartUploadResponse());
        _s3.Setup(s3 => s3.AbortMultipartUploadAsync(It.IsAny<AbortMultipartUploadRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new AbortMultipartUploadResponse());
    }

    [Fact]
    public async Task Parts_are_numbered_from_one_and_all_but_the_last_are_whole()
    {
        await PutAsync((2 * Part) + 5);

        Assert.Equal([(1, Part), (2, Part), (3, 5)], _parts);
        _s3.Verify(s3 => s3.CompleteMultipartUploadAsync(
            It.Is<CompleteMultipartUploadRequest>(request => request.UploadId == "upload" && request.PartETags.Count == 3), It.IsAny<CancellationToken>()));
        _s3.Verify(s3 => s3.AbortMultipartUploadAsync(It.IsAny<AbortMultipartUploadRequest>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task A_writer_that_fails_leaves_no_parts_behind()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => PutAsync(Part + 1, new InvalidDataException()));

        VerifyAborted();
    }

    [Fact]
    public async Task A_writer_that_is_cancelled_leaves_no_parts_behind()
    {
        using CancellationTokenSource cancellation = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store().PutAsync(
            "key",
            async (stream, stop) =>
            {
                await stream.WriteAsync(new byte[Part + 1], stop);
                await cancellation.CancelAsync();
                stop.ThrowIfCancellationRequested();
            },
            cancellation.Token));

        VerifyAborted();
    }

    [Fact]
    public async Task An_abort_that_fails_does_not_hide_the_first_error()
    {
        _s3.Setup(s3 => s3.AbortMultipartUploadAsync(It.IsAny<AbortMultipartUploadRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new AmazonS3Exception("no"));
        _s3.Setup(s3 => s3.UploadPartAsync(It.IsAny<UploadPartRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new AmazonS3Exception("slow down") { ErrorCode = "SlowDown" });

        await Assert.ThrowsAsync<ThrottledException>(() => PutAsync(Part + 1));
    }

    [Fact]
    public async Task DiscardUnfinished_WhenAKilledUploadLeftParts_ShouldAbortIt()
    {
        _s3.Setup(s3 => s3.ListMultipartUploadsAsync(It.Is<ListMultipartUploadsRequest>(request => request.Prefix == "runs/a/dump/"), CancellationToken.None))
            .ReturnsAsync(new ListMultipartUploadsResponse { MultipartUploads = [new MultipartUpload { Key = "runs/a/dump/x", UploadId = "upload" }] });

        await Store().DiscardUnfinishedAsync("runs/a/dump/", CancellationToken.None);

        VerifyAborted();
    }

    [Fact]
    public async Task DiscardUnfinished_WhenItIsNotAllowed_ShouldLeaveItToTheLifecycleRule()
    {
        _s3.Setup(s3 => s3.ListMultipartUploadsAsync(It.IsAny<ListMultipartUploadsRequest>(), CancellationToken.None))
            .ThrowsAsync(new AmazonS3Exception("no") { ErrorCode = "AccessDenied" });

        await Store().DiscardUnfinishedAsync("runs/a/dump/", CancellationToken.None);
    }

    [Fact]
    public async Task List_WhenTheAnswerIsNoListing_ShouldNotTakeItForAnEmptyOne()
    {
        _s3.Setup(s3 => s3.ListObjectsV2Async(It.IsAny<ListObjectsV2Request>(), CancellationToken.None)).ReturnsAsync(new ListObjectsV2Response());

        await Assert.ThrowsAsync<ServiceFaultException>(() => Store().ListAsync("runs/", CancellationToken.None).AnyAsync().AsTask());
    }

    private void VerifyAborted()
    {
        _s3.Verify(s3 => s3.AbortMultipartUploadAsync(
            It.Is<AbortMultipartUploadRequest>(request => request.UploadId == "upload"), CancellationToken.None));
        _s3.Verify(s3 => s3.CompleteMultipartUploadAsync(It.IsAny<CompleteMultipartUploadRequest>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    private Task PutAsync(int size, Exception? failure = null) => Store().PutAsync(
        "key",
        async (stream, stop) =>
        {
            foreach (byte[] piece in new byte[size].Chunk(1_000_003))
            {
                await stream.WriteAsync(piece, stop);
            }

            if (failure is not null)
            {
                throw failure;
            }
        },
        CancellationToken.None);

    private S3ObjectStore Store() => new(_s3.Object, new SipakuSettings { Bucket = "bucket" });
}
