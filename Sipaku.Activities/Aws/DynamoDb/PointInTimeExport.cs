using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Aws.DynamoDb;

internal sealed class PointInTimeExport
{
    public Task<DumpPart> DumpPartAsync(DumpSegment segment, DumpRange range, string? cursor, Stream output, CancellationToken cancellation) => throw new NotImplementedException();
}
