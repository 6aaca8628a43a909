using Entente.Domain.Metrics;
using Xunit;

namespace Entente.UnitTests.Metrics;

public sealed class IsoWeekTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("2026-01-01", "2026-W01")]
    [InlineData("2025-12-29", "2026-W01")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2024-12-30", "2025-W01")]
    [InlineData("2021-01-03", "2020-W53")]
    public void A_day_falls_in_its_ISO_week(string day, string week) =>
        Assert.Equal(week, IsoWeek.Of(DateOnly.ParseExact(day, "yyyy-MM-dd")).ToString());

    [Theory]
    [InlineData("2026-W53", true)]
    [InlineData("2025-W53", false)]
    [InlineData("1970-W01", true)]
    [InlineData("0001-W01", false)]
    [InlineData("9998-W52", false)]
    [InlineData("٢٠٢٦-W١٠", false)]
    [InlineData("2026-W00", false)]
    [InlineData("2026-W1", false)]
    [InlineData("2026-w01", false)]
    [InlineData("2026-W01 ", false)]
    [InlineData("2026-W01\n", false)]
    [InlineData(null, false)]
    public void Only_a_week_that_exists_is_read(string? written, bool exists) => Assert.Equal(exists, IsoWeek.TryParse(written, out _));

    [Fact]
    public void A_week_with_a_clock_change_is_an_hour_shorter_or_longer()
    {
        Assert.True(IsoWeek.TryParse("2026-W13", out var spring));
        Assert.True(IsoWeek.TryParse("2026-W43", out var autumn));

        Assert.Equal(TimeSpan.FromHours(167), spring.EndIn(Paris) - spring.StartIn(Paris));
        Assert.Equal(TimeSpan.FromHours(169), autumn.EndIn(Paris) - autumn.StartIn(Paris));
    }

    [Fact]
    public void The_last_instant_of_Sunday_belongs_to_the_week_before()
    {
        var monday = new DateTimeOffset(2026, 3, 1, 23, 0, 0, TimeSpan.Zero);

        Assert.Equal("2026-W10", IsoWeek.Of(monday, Paris).ToString());
        Assert.Equal("2026-W09", IsoWeek.Of(monday.AddTicks(-1), Paris).ToString());
    }

    [Fact]
    public void Written_weeks_come_back_as_they_were()
    {
        for (var week = IsoWeek.Of(new DateOnly(2019, 12, 30)); week.Year < 2034; week = week.Plus(1))
        {
            Assert.True(IsoWeek.TryParse(week.ToString(), out var read));
            Assert.Equal(week, read);
        }
    }
}
