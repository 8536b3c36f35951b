using Microsoft.Extensions.Configuration;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Settings;

public sealed class SettingsReaderTests
{
    [Theory]
    [InlineData("MinTrainingRows", "6", "Sipaku__MinTrainingRows is '6'; it has to be a whole number, at least 7.")]
    [InlineData("MinTrainingRows", "many", "Sipaku__MinTrainingRows is 'many'; it has to be a whole number, at least 7.")]
    [InlineData("Backend", "Azure", "Sipaku__Backend is 'Azure'; it has to be Local or Aws.")]
    [InlineData("Backend", "7", "Sipaku__Backend is '7'; it has to be Local or Aws.")]
    [InlineData("Wait:FirstPollSeconds", "0", "Sipaku__Wait__FirstPollSeconds is '0'; it has to be a number, above 0.")]
    [InlineData("Wait:TrainingMinutes", "NaN", "Sipaku__Wait__TrainingMinutes is 'NaN'; it has to be a number, above 0.")]
    [InlineData("Readings:Min", "1,5", "Sipaku__Readings__Min is '1,5'; it has to be a number.")]
    [InlineData("Scale", "square", "Sipaku__Scale is 'square'; it has to be Auto or Linear or Log.")]
    [InlineData("Gate", "Maybe", "Sipaku__Gate is 'Maybe'; it has to be Report or Block.")]
    [InlineData("Quality:Freshness", "3", "Sipaku__Quality__Freshness is '3'; it has to be Ignore or Warn or Block.")]
    [InlineData("Quality:MaxMissingShare", "1.5", "Sipaku__Quality__MaxMissingShare is '1.5'; it has to be a number, at least 0 and at most 1.")]
    [InlineData("Quality:PlausibleMin", "NaN", "Sipaku__Quality__PlausibleMin is 'NaN'; it has to be a number.")]
    [InlineData("Quality:PlausibleMin", "60000", "Sipaku__Quality__PlausibleMin is 60000 and Sipaku__Quality__PlausibleMax 50000: no value can lie between them.")]
    [InlineData("Endpoint:Serverless", "maybe", "Sipaku__Endpoint__Serverless is 'maybe'; it has to be true or false.")]
    [InlineData("Profiles:Logger:HourEnding", "maybe", "Sipaku__Profiles__Logger__HourEnding is 'maybe'; it has to be true or false.")]
    [InlineData("TimeZone", "Jakarta", "Sipaku__TimeZone is 'Jakarta'; it has to be a name of the IANA time zone database, such as Asia/Jakarta.")]
    public void A_value_that_cannot_be_used_is_named_with_what_is_allowed(string setting, string value, string message) =>
        Assert.Equal(message, RefusalOf((setting, value)));

    [Theory]
    [InlineData("MinTrainingRow", "Sipaku__MinTrainingRow is no setting; the nearest one is Sipaku__MinTrainingRows.")]
    [InlineData("Dump:Segment", "Sipaku__Dump__Segment is no setting; the nearest one is Sipaku__Dump__Segments.")]
    [InlineData("Ports:TRAININGJOBS", "Sipaku__Ports__TRAININGJOBS is no setting; the nearest one is Sipaku__Ports__TrainingJob.")]
    [InlineData("Profiles:Logger:ValueColum", "Sipaku__Profiles__Logger__ValueColum is no setting; the nearest one is Sipaku__Profiles__Logger__ValueColumn.")]
    [InlineData("HostKeys", "Sipaku__HostKeys is no setting; the nearest one is Sipaku__HostKey.")]
    public void A_name_that_is_no_setting_is_told_with_the_nearest_one(string setting, string message) =>
        Assert.Equal(message, RefusalOf((setting, "1")));

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        string refusal = RefusalOf(("Backend", "Azure"), ("Bukcet", "b"));

        Assert.Contains("Sipaku__Backend", refusal, StringComparison.Ordinal);
        Assert.Contains("Sipaku__Bucket", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal);
    }

    [Fact]
    public void Values_are_read_whatever_the_case_of_their_names_and_an_empty_one_is_unset()
    {
        SipakuSettings settings = Read(("minTRAININGrows", "20"), ("backend", "local"), ("Readings:Max", ""), ("HostKey", "secret"), ("TimeZone", "Asia/Jakarta"));

        Assert.Equal((20, BackendKind.Local, null), (settings.MinTrainingRows, settings.Backend, settings.Readings.Max));
        Assert.Equal(new DateOnly(2026, 3, 2), settings.DayAt(new DateTime(2026, 3, 1, 17, 0, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void A_profile_comes_into_being_by_its_settings()
    {
        SipakuSettings settings = Read(("Profiles:Logger:ValueColumn", "PM 2,5"), ("profiles:logger:Decimal", ","), ("Profiles:Logger:Sentinels", "-1,-2"));

        ProfileSettings profile = settings.Profiles["LOGGER"];
        Assert.Equal(("PM 2,5", ","), (profile.ValueColumn, profile.Decimal));
        Assert.Contains("Sipaku__Profiles__Logger__Sentinels holds 'x'", RefusalOf(("Profiles:Logger:Sentinels", "x")), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_setting_stands_in_the_documentation()
    {
        string[] documents = [Path.Combine(Repository.Root, "README.md"), .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md")];
        string text = string.Concat(documents.Select(File.ReadAllText));

        Assert.All(SettingsBinder.Names, name => Assert.True(text.Contains(name.Split(':')[^1], StringComparison.Ordinal), name));
    }

    private static string RefusalOf(params (string Name, string Value)[] values) => Assert.Throws<SettingsException>(() => Read(values)).Message;

    private static SipakuSettings Read(params (string Name, string Value)[] values) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(value => $"Sipaku:{value.Name}", value => (string?)value.Value)).Build());
}
