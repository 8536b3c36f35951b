using Microsoft.Data.Sqlite;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local;
using Sipaku.Activities.Local.Forecasts;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local;

public sealed class LocalFaultsTests : IDisposable
{
    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(13, "is full")]
    [InlineData(8, "cannot be written")]
    [InlineData(14, "cannot be written")]
    [InlineData(5, "Another process")]
    [InlineData(11, "is damaged")]
    [InlineData(26, "is damaged")]
    [InlineData(10, "the disk reports an error, or is full")]
    public void What_sqlite_says_becomes_one_line_that_says_what_to_do(int code, string words)
    {
        StepException error = LocalFaults.AsStepException(new SqliteException("disk I/O error\nat offset 5", code), "/home/x");

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("/home/x", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Only_a_full_disk_is_worth_waiting_for()
    {
        Assert.IsType<CapacityException>(LocalFaults.AsStepException(new SqliteException("full", 13), "/home/x"));
        Assert.IsType<PermanentException>(LocalFaults.AsStepException(new SqliteException("read-only", 8), "/home/x"));
        Assert.IsType<PermanentException>(LocalFaults.AsStepException(new UnauthorizedAccessException(), "/home/x"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await new SqliteForecastStore(home.Settings, TimeProvider.System).ReadLatestAsync(CancellationToken.None);
        using (SqliteConnection connection = new($"Data Source={Path.Combine(home.Path, "forecasts.db")}"))
        {
            connection.Open();
            connection.Execute("PRAGMA user_version = 99");
        }

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(
            () => new SqliteForecastStore(home.Settings, TimeProvider.System).ReadLatestAsync(CancellationToken.None));

        Assert.Contains("newer Sipaku", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_that_cannot_be_made_is_a_permanent_error()
    {
        SipakuSettings settings = new() { Home = Path.Combine(home.Write("file", ""), "home") };

        await Assert.ThrowsAsync<PermanentException>(
            () => new SqliteForecastStore(settings, TimeProvider.System).AcquireAsync("run", null, CancellationToken.None));
    }

    [Fact]
    public async Task Two_that_open_a_new_home_at_once_make_one_schema()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (number, cancellation) =>
            await new SqliteForecastStore(home.Settings, TimeProvider.System).AcquireAsync($"run-{number}", null, cancellation));

        Assert.NotNull(await new SqliteForecastStore(home.Settings, TimeProvider.System).ReadLockAsync(CancellationToken.None));
    }
}
