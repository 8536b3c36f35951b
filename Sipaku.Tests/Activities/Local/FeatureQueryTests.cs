using Sipaku.Activities.Errors;
using Sipaku.Activities.Features;
using Sipaku.Activities.Local.Features;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local;

public sealed class FeatureQueryTests : IDisposable
{
    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Paths_may_hold_quotes_and_blanks()
    {
        string input = home.Write("it's a dump.jsonl", new Reading("2020-01-01", "00:00:00", "5").ToExportLine());
        string daily = Path.Combine(home.Path, "it's a folder", "daily.csv");

        FeatureJobOutcome outcome = FeatureQuery.Run([input], FeatureFiles.In(Directory.CreateDirectory(Path.Combine(home.Path, "it's a folder")).FullName), QueryParameters.Of(home.Settings.Readings), home.Path, CancellationToken.None);

        Assert.Equal(new FeatureJobOutcome(1, 0, 0), outcome);
        Assert.Equal("2020-01-01,1,0,0,5.0,5.0,5.0,5.0,1\n", File.ReadAllText(daily));
    }

    [Fact]
    public void Lines_without_a_valid_day_are_counted()
    {
        string input = home.Write("dump.jsonl", "{}\n" + new Reading("2020-02-30", "00:00:00", "5").ToExportLine() + "\n" + new Reading("2020-01-01", "00:00:00", "5").ToExportLine());

        FeatureJobOutcome outcome = FeatureQuery.Run([input], FeatureFiles.In(home.Path), QueryParameters.Of(home.Settings.Readings), home.Path, CancellationToken.None);

        Assert.Equal(2, outcome.Dateless);
    }

    [Fact]
    public void A_full_disk_is_worth_another_try()
    {
        const string FullDisk = "/dev/full";
        if (!File.Exists(FullDisk))
        {
            return;
        }

        string input = home.Write("dump.jsonl", new Reading("2020-01-01", "00:00:00", "5").ToExportLine());

        Assert.Throws<CapacityException>(
            () => FeatureQuery.Run([input], FeatureFiles.In(home.Path) with { Daily = FullDisk }, QueryParameters.Of(home.Settings.Readings), home.Path, CancellationToken.None));
    }

    [Fact]
    public void A_failing_query_is_told_in_one_line()
    {
        PermanentException error = Assert.Throws<PermanentException>(
            () => FeatureQuery.Run([Path.Combine(home.Path, "none.jsonl")], FeatureFiles.In(home.Path), QueryParameters.Of(home.Settings.Readings), home.Path, CancellationToken.None));

        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_cancelled_query_is_told_as_cancelled()
    {
        string input = home.Write("dump.jsonl", new Reading("2020-01-01", "00:00:00", "5").ToExportLine());

        Assert.ThrowsAny<OperationCanceledException>(() => FeatureQuery.Run(
            [input], FeatureFiles.In(home.Path), QueryParameters.Of(home.Settings.Readings), home.Path, new CancellationToken(canceled: true)));
    }
}
