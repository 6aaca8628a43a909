namespace Entente.Domain.Policies;

/// <summary>From and to, as time since midnight on the wall clock of the brand; <see cref="To"/> may be 24 hours and is not included.</summary>
public sealed record OpeningSpan(TimeSpan From, TimeSpan To);

/// <summary>When the brand is open, in its own time zone: several spans a weekday, none on holidays.</summary>
public sealed record OpeningHours(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpeningSpan>> Week, IReadOnlyList<DateOnly> Holidays)
{
    /// <summary>Weekdays as the week is read, Monday first.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Days =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    /// <summary>Monday to Friday, nine to six.</summary>
    public static readonly OpeningHours OfficeHours = new(
        Days.ToDictionary(
            day => day,
            day =>
                (IReadOnlyList<OpeningSpan>)(
                    day is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : [new OpeningSpan(TimeSpan.FromHours(9), TimeSpan.FromHours(18))]
                )
        ),
        []
    );

    public IReadOnlyList<OpeningSpan> On(DateOnly day) => Holidays.Contains(day) ? [] : Week[day.DayOfWeek];

    /// <summary>How long the brand is open in a week without holidays.</summary>
    public TimeSpan AWeek => Week.Values.SelectMany(spans => spans).Aggregate(TimeSpan.Zero, (sum, span) => sum + (span.To - span.From));
}
