using Sipaku.Activities.Streams;

namespace Sipaku.Tests.EndToEnd.Aws.Chaos;

/// <summary>An answer whose connection is lost while it is read.</summary>
internal sealed class BrokenStream : ReadOnlyStream
{
    public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The response ended prematurely.");
}
