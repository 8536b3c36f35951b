namespace Sipaku.Activities.Local.Import.Packing;

/// <summary>A temporary file for what has to be searched and comes as a stream.</summary>
internal static class Spool
{
    /// <summary>Writes a stream to a file that goes with the stream that is returned.</summary>
    public static async Task<FileStream> WriteAsync(Stream stream, CancellationToken cancellation)
    {
        string path = Path.Combine(Path.GetTempPath(), $"sipaku-{Guid.NewGuid():N}");
        FileStream file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            await stream.CopyToAsync(file, cancellation);
            await file.FlushAsync(cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
