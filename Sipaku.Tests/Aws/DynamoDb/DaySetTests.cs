using FsCheck.Xunit;
using Sipaku.Activities.Aws.DynamoDb;
using Xunit;

namespace Sipaku.Tests.Aws.DynamoDb;

public sealed class DaySetTests
{
    [Property]
    public void Days_survive_being_written_down(uint[] days)
    {
        DaySet set = new("");
        foreach (uint day in days)
        {
            set.See(new SensorField(new DateOnly(1583, 1, 1).AddDays((int)(day % 5000)).ToString("yyyy-MM-dd"), false));
        }

        DaySet restored = new(set.ToText());

        Assert.Equal(days.Select(day => day % 5000).Distinct().Count(), restored.Count);
        Assert.Equal(set.ToText(), restored.ToText());
    }

    [Fact]
    public void Neighbouring_days_are_one_short_range()
    {
        DaySet set = new("");
        for (int day = 0; day < 3650; day++)
        {
            set.See(new SensorField(new DateOnly(2010, 1, 1).AddDays(day).ToString("yyyy-MM-dd"), false));
        }

        Assert.True(set.ToText().Length < 20);
        Assert.Equal(3650, set.Count);
    }

    [Theory]
    [InlineData("2020-02-30")]
    [InlineData("2020-1-1")]
    [InlineData("")]
    public void What_is_no_day_is_not_counted(string text)
    {
        DaySet set = new("");
        set.See(new SensorField(text, false));
        set.See(new SensorField(null, false));

        Assert.Equal(0, set.Count);
    }
}
