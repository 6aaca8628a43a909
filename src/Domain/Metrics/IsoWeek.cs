using System.Globalization;
using System.Text.RegularExpressions;

namespace Entente.Domain.Metrics;

/// <summary>An ISO 8601 week, Monday to Monday, written <c>2026-W07</c>. <see cref="Monday"/> is its first day.</summary>
public readonly partial record struct IsoWeek : IComparable<IsoWeek>
{
    /// <summary>Weeks of other years are not read: nothing was posted then, and what is reckoned from a week stays a day of the calendar.</summary>
    public static (int First, int Last) Years => (1970, 2999);

    private IsoWeek(DateOnly monday) => Monday = monday;

    public DateOnly Monday { get; }

    public int Year => ISOWeek.GetYear(Monday.ToDateTime(TimeOnly.MinValue));

    public int Number => ISOWeek.GetWeekOfYear(Monday.ToDateTime(TimeOnly.MinValue));

    public static IsoWeek Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <summary>The week in which an instant falls in a time zone.</summary>
    public static IsoWeek Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime));

    public static bool TryParse(string? text, out IsoWeek week)
    {
        week = default;
        var match = Written().Match(text ?? "");
        if (!match.Success)
        {
            return false;
        }
        var year = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var number = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        if (year < Years.First || year > Years.Last || number < 1 || number > ISOWeek.GetWeeksInYear(year))
        {
            return false;
        }
        week = new IsoWeek(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)));
        return true;
    }

    public IsoWeek Plus(int weeks) => new(Monday.AddDays(7 * weeks));

    /// <summary>The instant the week begins in a time zone, in UTC; the first valid one where midnight is skipped.</summary>
    public DateTimeOffset StartIn(TimeZoneInfo zone) => LocalTime.At(Monday.ToDateTime(TimeOnly.MinValue), zone);

    public DateTimeOffset EndIn(TimeZoneInfo zone) => Plus(1).StartIn(zone);

    public int CompareTo(IsoWeek other) => Monday.CompareTo(other.Monday);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");

    public static bool operator <(IsoWeek left, IsoWeek right) => left.CompareTo(right) < 0;

    public static bool operator >(IsoWeek left, IsoWeek right) => left.CompareTo(right) > 0;

    public static bool operator <=(IsoWeek left, IsoWeek right) => left.CompareTo(right) <= 0;

    public static bool operator >=(IsoWeek left, IsoWeek right) => left.CompareTo(right) >= 0;

    [GeneratedRegex(@"^([0-9]{4})-W([0-9]{2})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Written();
}
