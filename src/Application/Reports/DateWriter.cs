using System.Globalization;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>Writes days and weeks as a reader of the language would.</summary>
public sealed class DateWriter(CultureInfo language)
{
    private readonly bool _isFrench = language.TwoLetterISOLanguageName == "fr";

    /// <summary>16–22 November 2026; « du 16 au 22 novembre 2026 ». A month or a year is repeated only where it changes.</summary>
    public string Week(IsoWeek week) => Weeks(week, week);

    /// <summary>From the first day of a week to the last of another.</summary>
    public string Weeks(IsoWeek from, IsoWeek to)
    {
        var (first, last) = (from.Monday, to.Monday.AddDays(6));
        var until = LongDay(last);
        var begins =
            first.Year != last.Year ? LongDay(first)
            : first.Month != last.Month ? $"{Ordinal(first)} {Month(first)}"
            : Ordinal(first);
        if (_isFrench)
        {
            return $"du {begins} au {until}";
        }
        return first.Month == last.Month && first.Year == last.Year ? $"{begins}–{until}" : $"{begins} – {until}";
    }

    /// <summary>November 2026; « novembre 2026 »: the month that most of the week's days, and so all its weeks, are told under.</summary>
    public string Month(IsoWeek week) => week.Monday.AddDays(3).ToString("MMMM yyyy", language);

    /// <summary>Week 47 · 16–22 November 2026, or November 2026 · 2–29 November 2026.</summary>
    public string Period(ReportTexts texts, MetricInterval interval, IsoWeek week) =>
        interval == MetricInterval.Month
            ? texts.Write("period", Capital(Month(week)), Weeks(week, MetricPeriod.Of(interval, week, week)[0].To))
            : texts.Write("period", week.Number, Week(week));

    /// <summary>Nov; « nov. ».</summary>
    public string ShortMonth(IsoWeek week) => week.Monday.AddDays(3).ToString("MMM", language);

    /// <summary>24 November 2026; « 1er décembre 2026 ».</summary>
    public string LongDay(DateOnly day) => $"{Ordinal(day)} {Month(day)} {day.Year}";

    /// <summary>12 Nov; « 12 nov. ».</summary>
    public string Day(DateOnly day) => $"{Ordinal(day)}\u00A0{day.ToString("MMM", language)}";

    /// <summary>12 November; « 12 novembre »: where there is room.</summary>
    public string DayOfMonth(DateOnly day) => $"{Ordinal(day)}\u00A0{Month(day)}";

    private string Capital(string text) => char.ToUpper(text[0], language) + text[1..];

    private string Month(DateOnly day) => day.ToString("MMMM", language);

    private string Ordinal(DateOnly day) => _isFrench && day.Day == 1 ? "1er" : day.Day.ToString(language);
}
