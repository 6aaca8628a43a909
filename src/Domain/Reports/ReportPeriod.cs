using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Domain.Metrics;

namespace Entente.Domain.Reports;

/// <summary>How long a time a report tells of.</summary>
public enum ReportSpan
{
    Week,
    Month,
}

/// <summary>
/// What a report tells of: a week, written <c>2026-W47</c>, or a month, written <c>2026-11</c>: the weeks whose Thursday falls in it.
/// </summary>
public readonly partial record struct ReportPeriod
{
    private ReportPeriod(ReportSpan span, MetricPeriod weeks) => (Span, Weeks) = (span, weeks);

    public ReportSpan Span { get; }

    /// <summary>The weeks told of, and those of the period before.</summary>
    public MetricPeriod Weeks { get; }

    /// <summary>The period of a span that a week belongs to.</summary>
    public static ReportPeriod Of(ReportSpan span, IsoWeek week) => new(span, MetricPeriod.Of(IntervalOf(span), week, week)[0]);

    public static bool TryParse(string? text, out ReportPeriod period)
    {
        period = default;
        if (IsoWeek.TryParse(text, out var week))
        {
            period = Of(ReportSpan.Week, week);
            return true;
        }
        var match = Month().Match(text ?? "");
        if (!match.Success || !DateOnly.TryParseExact($"{text}-15", "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var middle))
        {
            return false;
        }
        if (middle.Year < IsoWeek.Years.First || middle.Year > IsoWeek.Years.Last)
        {
            return false;
        }
        // The middle of a month lies in one of its weeks, whatever day it begins on.
        period = Of(ReportSpan.Month, IsoWeek.Of(middle));
        return true;
    }

    public ReportPeriod Plus(int periods)
    {
        var period = this;
        for (; periods < 0; periods++)
        {
            period = Of(Span, period.Weeks.PreviousTo);
        }
        for (; periods > 0; periods--)
        {
            period = Of(Span, period.Weeks.To.Plus(1));
        }
        return period;
    }

    /// <summary>The first day of the month told of; of a week its Monday.</summary>
    public DateOnly FirstDay
    {
        get
        {
            var thursday = Weeks.From.Monday.AddDays(3);
            return Span == ReportSpan.Week ? Weeks.From.Monday : new DateOnly(thursday.Year, thursday.Month, 1);
        }
    }

    public override string ToString() =>
        Span == ReportSpan.Week ? Weeks.From.ToString() : FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static MetricInterval IntervalOf(ReportSpan span) => span == ReportSpan.Month ? MetricInterval.Month : MetricInterval.Week;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Month();
}
