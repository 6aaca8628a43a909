using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Reports;

/// <summary>
/// When a report is made without being asked for, and whom it is sent to. <see cref="Day"/> is 1 (Monday) to 7 of the week, or 1 to 28 of
/// the month; <see cref="Hour"/> is that of the brand's time zone. <see cref="Brands"/> are those a joint report tells of, the brand that
/// keeps the schedule first; null for the brand's own report.
/// </summary>
public sealed record ReportSchedule(
    Guid Id,
    int Version,
    ReportSpan Every,
    int Day,
    int Hour,
    string Language,
    IReadOnlyList<string> Recipients,
    bool Paused,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<Guid>? Brands = null
)
{
    public const int MostRecipients = 20;
    private const int LongestAddress = 254;

    /// <summary>Everything that is wrong with it.</summary>
    public IReadOnlyList<Error> Faults()
    {
        var faults = new List<Error>();
        if (Day < 1 || Day > LastDay)
        {
            faults.Add(ScheduleErrors.Day(Every, LastDay));
        }
        if (Language is not ("fr" or "en"))
        {
            faults.Add(ReportErrors.UnknownLanguage);
        }
        faults.AddRange(NotAddresses(Recipients));
        return faults;
    }

    /// <summary>What is no address that mail can be sent to. Whether somebody reads it there only the mail itself tells.</summary>
    public static IEnumerable<Error> NotAddresses(IReadOnlyList<string> recipients) =>
        recipients
            .Select((r, i) => (Address: r, At: i))
            .Where(r => !IsAddress(r.Address))
            .Select(r => ReportErrors.NotAnAddress(r.Address, r.At));

    /// <summary>
    /// The latest time at which a report fell due, and the last period that was whole then. A month's weeks may end in the first days of the
    /// next: its report then waits for the Monday after them.
    /// </summary>
    public (DateTimeOffset At, ReportPeriod Period) LastDue(DateTimeOffset now, TimeZoneInfo zone)
    {
        var period = ReportPeriod.Of(Every, IsoWeek.Of(now, zone)).Plus(1);
        while (true)
        {
            period = period.Plus(-1);
            if (DueAt(period, zone) is var due && due <= now)
            {
                return (due, period);
            }
        }
    }

    /// <summary>When the next report falls due.</summary>
    public DateTimeOffset NextDue(DateTimeOffset now, TimeZoneInfo zone) => DueAt(LastDue(now, zone).Period.Plus(1), zone);

    private DateTimeOffset DueAt(ReportPeriod told, TimeZoneInfo zone)
    {
        var whole = told.Weeks.To.Plus(1).Monday;
        var chosen = Every == ReportSpan.Week ? whole.AddDays(Day - 1) : told.FirstDay.AddMonths(1).AddDays(Day - 1);
        return LocalTime.At((chosen > whole ? chosen : whole).ToDateTime(new TimeOnly(Hour, 0)), zone);
    }

    private int LastDay => Every == ReportSpan.Week ? 7 : 28;

    private static bool IsAddress(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0
            && address.Length <= LongestAddress
            && address.IndexOf('.', at) > at + 1
            && !address.EndsWith('.')
            && address.All(c => char.IsLetterOrDigit(c) || ".!#$%&'*+-/=?^_`{|}~@".Contains(c, StringComparison.Ordinal))
            && address.Count(c => c == '@') == 1;
    }
}

public static class ScheduleErrors
{
    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "schedule_not_found", ("schedule_id", id));

    public static Error Day(ReportSpan every, int last) =>
        new(ErrorKind.Invalid, every == ReportSpan.Week ? "schedule_day_of_week" : "schedule_day_of_month", ("last", last))
        {
            Pointer = "/day",
        };

    public static Error ChangedMeanwhile { get; } = new(ErrorKind.Stale, "schedule_changed_meanwhile");
}
