using Entente.Domain.Metrics;
using Entente.Domain.Reports;
using Xunit;

namespace Entente.UnitTests.Reports;

public sealed class SchedulingReportsTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    // A Monday at 7 in Paris, in winter and in summer.
    [InlineData("week", 1, 7, "2026-02-16T06:00:00Z", "2026-02-16T06:00:00Z", "2026-W07")]
    [InlineData("week", 1, 7, "2026-02-16T05:59:59Z", "2026-02-09T06:00:00Z", "2026-W06")]
    [InlineData("week", 1, 7, "2026-07-13T05:00:00Z", "2026-07-13T05:00:00Z", "2026-W28")]
    [InlineData("week", 5, 18, "2026-02-18T12:00:00Z", "2026-02-13T17:00:00Z", "2026-W06")]
    // The clock skips 02:00 to 03:00 on 29 March: the report comes at 03:00.
    [InlineData("week", 7, 2, "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z", "2026-W12")]
    // 02:00 comes twice on 25 October: the first is meant.
    [InlineData("week", 7, 2, "2026-10-25T00:30:00Z", "2026-10-25T00:00:00Z", "2026-W42")]
    // January's last week ends on 1 February: its report waits for Monday the 2nd.
    [InlineData("month", 1, 7, "2026-02-02T05:59:00Z", "2026-01-01T06:00:00Z", "2025-12")]
    [InlineData("month", 1, 7, "2026-02-02T06:00:00Z", "2026-02-02T06:00:00Z", "2026-01")]
    [InlineData("month", 28, 23, "2026-02-28T22:00:00Z", "2026-02-28T22:00:00Z", "2026-01")]
    public void A_report_falls_due_by_the_clock_of_the_brand(string every, int day, int hour, string now, string due, string period)
    {
        var schedule = Schedule(every == "week" ? ReportSpan.Week : ReportSpan.Month, day, hour);

        var (at, told) = schedule.LastDue(At(now), Paris);

        Assert.Equal((At(due), period), (at, told.ToString()));
    }

    [Theory]
    [InlineData(ReportSpan.Week)]
    [InlineData(ReportSpan.Month)]
    public void What_is_told_is_always_over_and_never_told_twice_nor_left_out(ReportSpan every)
    {
        foreach (
            var zone in new[] { "Europe/Paris", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe" }.Select(
                TimeZoneInfo.FindSystemTimeZoneById
            )
        )
        {
            var schedule = Schedule(every, every == ReportSpan.Week ? 1 : 28, 2);
            var told = new List<ReportPeriod>();
            for (var now = At("2024-12-20T00:00:00Z"); now < At("2027-02-01T00:00:00Z"); now = now.AddHours(5))
            {
                var (at, period) = schedule.LastDue(now, zone);
                Assert.True(at <= now);
                Assert.True(period.Weeks.To.EndIn(zone) <= at);
                Assert.True(schedule.NextDue(now, zone) > now);
                if (told.Count == 0 || told[^1] != period)
                {
                    told.Add(period);
                }
            }
            Assert.Equal(told.Skip(1), told.SkipLast(1).Select(p => p.Plus(1)));
        }
    }

    [Theory]
    [InlineData("week", 8, "schedule_day_of_week")]
    [InlineData("month", 0, "schedule_day_of_month")]
    public void A_day_that_not_every_period_has_is_refused(string every, int day, string code) =>
        Assert.Equal(code, Assert.Single(Schedule(every == "week" ? ReportSpan.Week : ReportSpan.Month, day, 7).Faults()).Code);

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b")]
    [InlineData("a@b.fr\r\nBcc: c@d.fr")]
    [InlineData("Anne <a@b.fr>")]
    [InlineData("a@@b.fr")]
    public void What_is_no_address_is_refused_by_its_place(string address)
    {
        var schedule = Schedule(ReportSpan.Week, 1, 7) with { Recipients = ["direction@example.com", address] };

        Assert.Equal("/recipients/1", Assert.Single(schedule.Faults()).Pointer);
    }

    [Theory]
    [InlineData("2026-02", "2026-W06", "2026-W09", "2026-01")]
    [InlineData("2026-01", "2026-W01", "2026-W05", "2025-12")]
    [InlineData("2026-W07", "2026-W07", "2026-W07", "2026-W06")]
    public void A_period_knows_its_weeks_and_the_one_before(string text, string from, string to, string before)
    {
        Assert.True(ReportPeriod.TryParse(text, out var period));

        Assert.Equal((text, from, to), (period.ToString(), period.Weeks.From.ToString(), period.Weeks.To.ToString()));
        Assert.Equal(before, period.Plus(-1).ToString());
        Assert.Equal(period, period.Plus(-5).Plus(5));
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("2026-W60")]
    [InlineData("")]
    public void What_is_no_period_is_told(string text) => Assert.False(ReportPeriod.TryParse(text, out _));

    [Fact]
    public void A_mail_is_tried_again_later_and_later_and_then_given_up()
    {
        var now = At("2026-02-16T06:00:00Z");
        var mail = new ReportDelivery(Guid.Empty, Guid.Empty, "a@b.fr", DeliveryStatus.Sending, 1, now, null, null, null);

        var pauses = Enumerable.Range(1, 6).Select(n => (mail with { Attempts = n }).After(Handover.NotNow, "busy", now)).ToList();

        Assert.All(pauses.Take(5), p => Assert.Equal(DeliveryStatus.Queued, p.Status));
        Assert.Equal(pauses.Take(5).Select(p => p.NextAttemptAt).Order(), pauses.Take(5).Select(p => p.NextAttemptAt));
        Assert.Equal(DeliveryStatus.Failed, pauses[5].Status);
        Assert.Equal(DeliveryStatus.Failed, mail.After(Handover.Refused, "no such user", now).Status);
        Assert.Equal(DeliveryStatus.Uncertain, mail.After(Handover.Unknown, "hung up", now).Status);
        Assert.Equal(
            (DeliveryStatus.Sent, now),
            (mail.After(Handover.Accepted, null, now).Status, mail.After(Handover.Accepted, null, now).SentAt)
        );
    }

    private static ReportSchedule Schedule(ReportSpan every, int day, int hour) =>
        new(Guid.Empty, 1, every, day, hour, "fr", [], Paused: false, default, default);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
