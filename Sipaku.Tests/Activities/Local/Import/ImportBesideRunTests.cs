using System.Text;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Local.Readings;
using Sipaku.Activities.Streams;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local.Import;

/// <summary>An import and a run at the same time: neither waits for the other, and the run sees whole imports only.</summary>
public sealed class ImportBesideRunTests : IDisposable
{
    // Enough that SQLite writes some of it to its log before the import ends.
    private const int Imported = 400_000;

    private static readonly Reading Noon = new("2019-11-02", "12:00:00", "1");

    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task While_an_import_is_under_way_runs_and_pages_read_what_was_there_before()
    {
        await home.ImportAsync(Noon.ToExportLine());
        using HeldStream file = new(Imported);
        Task<ImportResult> import = home.Importer().ImportAsync([ImportInput.FromStream("long.csv", file)]);
        await file.Held;

        // The import's transaction is open until the stream is let go, so that whoever waited for it would wait for ever.
        SqliteSensorTable table = new(home.Settings, TimeProvider.System);
        Assert.Equal([Noon], await home.ReadAllAsync());
        Assert.Equal(1, Assert.Single(await table.ReadDailyAsync(new DateOnly(2019, 11, 2), new DateOnly(2019, 11, 2), CancellationToken.None)).Readings);
        Assert.Equal(1, home.Importer().ReadFigures().Readings);
        Assert.Single(home.History().List());
        Assert.False(import.IsCompleted);

        file.LetGo();
        Assert.Equal(Imported, (await import).Imported);
        Assert.Equal(Imported + 1, home.Importer().ReadFigures().Readings);
    }

    [Fact]
    public async Task While_a_dump_is_under_way_an_import_is_stored_and_the_dump_goes_on()
    {
        await home.ImportAsync(Reading.OfDays(30));
        home.Settings.Dump.ReadingsPerPart = 100;
        SqliteSensorTable table = new(home.Settings, TimeProvider.System);
        DumpSegment segment = Assert.Single((await table.PlanDumpAsync("run", CancellationToken.None)).Segments);

        // The dump's read transaction is open while the import begins, writes and commits.
        using ImportingStream output = new(() => home.ImportAsync((Noon with { Tanggal = "2030-01-01" }).ToExportLine()));
        DumpPart part = await table.DumpPartAsync(segment, null, output, CancellationToken.None);

        Assert.Equal(100, part.Readings);
        long readings = part.Readings;
        while (part.Cursor is { } cursor)
        {
            part = await table.DumpPartAsync(segment, cursor, Stream.Null, CancellationToken.None);
            readings += part.Readings;
        }

        Assert.Equal(361, readings);
    }

    [Fact]
    public async Task A_dump_is_told_where_readings_that_it_counts_on_are_taken_back()
    {
        await home.ImportAsync(Reading.OfDays(2));
        SqliteSensorTable table = new(home.Settings, TimeProvider.System);
        DumpSegment segment = Assert.Single((await table.PlanDumpAsync("run", CancellationToken.None)).Segments);

        home.History().Undo(1);

        await Assert.ThrowsAsync<PermanentException>(() => table.DumpPartAsync(segment, null, Stream.Null, CancellationToken.None));
    }

    /// <summary>A CSV file that stops before its last line until it is let go.</summary>
    private sealed class HeldStream(int readings) : ReadOnlyStream
    {
        private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly MemoryStream _text = new(Encoding.UTF8.GetBytes(
            "Tanggal,Waktu,Value\n" + string.Concat(Enumerable.Range(0, readings).Select(minute => $"{new DateTime(2000, 1, 1).AddMinutes(minute):yyyy-MM-dd,HH:mm},{minute % 90}\n"))));

        public Task Held => _held.Task;

        public void LetGo() => _go.SetResult();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = _text.Read(buffer.Span);
            if (read == 0)
            {
                _held.TrySetResult();
                await _go.Task;
            }

            return read;
        }
    }

    /// <summary>Imports while it is written to.</summary>
    private sealed class ImportingStream(Func<Task> import) : MemoryStream
    {
        private bool _imported;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_imported)
            {
                _imported = true;
                await import();
            }

            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
