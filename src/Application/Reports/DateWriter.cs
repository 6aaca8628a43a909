using System.Globalization;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>Writes days and weeks as a reader of the language would.</summary>
public sealed class DateWriter(CultureInfo language)
{
    private readonly bool _isFrench = language.TwoLetterISOLanguageName == "fr";

    /// <summary>16–22 November 2026; « du 16 au 22 novembre 2026 ». A month or a year is repeated only where it changes.</summary>
    public string Week(IsoWeek week)
    {
        var (first, last) = (week.Monday, week.Monday.AddDays(6));
        var until = LongDay(last);
        var from =
            first.Year != last.Year ? LongDay(first)
            : first.Month != last.Month ? $"{Ordinal(first)} {Month(first)}"
            : Ordinal(first);
        if (_isFrench)
        {
            return $"du {from} au {until}";
        }
        return first.Month == last.Month ? $"{from}–{until}" : $"{from} – {until}";
    }

    /// <summary>24 November 2026; « 1er décembre 2026 ».</summary>
    public string LongDay(DateOnly day) => $"{Ordinal(day)} {Month(day)} {day.Year}";

    /// <summary>12 Nov; « 12 nov. ».</summary>
    public string Day(DateOnly day) => $"{Ordinal(day)}\u00A0{day.ToString("MMM", language)}";

    private string Month(DateOnly day) => day.ToString("MMMM", language);

    private string Ordinal(DateOnly day) => _isFrench && day.Day == 1 ? "1er" : day.Day.ToString(language);
}
