using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Entente.Domain.Policies;

namespace Entente.Api.Policies;

/// <summary>How long something may take: 1 minute to 366 days; in business hours at most what a year of them holds.</summary>
public sealed record DeadlineView(
    [property: Range(0, 1_000_000_000)] int WithinSeconds,
    [property: Description("calendar runs day and night, business while the brand is open.")] ClockHours Hours
);

/// <summary>The clocks of a case; principle takes the place of first_reply where a principle is broken.</summary>
public sealed record ClockRules(DeadlineView FirstReply, DeadlineView NextReply, DeadlineView Resolution, DeadlineView Principle)
{
    public Clocks ToDomain() => new(Deadline(FirstReply), Deadline(NextReply), Deadline(Resolution), Deadline(Principle));

    public static ClockRules Of(Clocks clocks) =>
        new(View(clocks.FirstReply), View(clocks.NextReply), View(clocks.Resolution), View(clocks.Principle));

    private static Deadline Deadline(DeadlineView view) => new(TimeSpan.FromSeconds(view.WithinSeconds), view.Hours);

    private static DeadlineView View(Deadline deadline) => new((int)deadline.Within.TotalSeconds, deadline.Hours);
}

/// <summary>From and to on the wall clock of the brand, to the minute; 24:00 is the end of the day.</summary>
public sealed record OpeningSpanView(
    [property: MaxLength(5), RegularExpression(@"([01]\d|2[0-3]):[0-5]\d")] string From,
    [property: MaxLength(5), RegularExpression(@"([01]\d|2[0-3]):[0-5]\d|24:00")] string To
)
{
    public OpeningSpan ToDomain() => new(TimeOf(From), TimeOf(To));

    public static OpeningSpanView Of(OpeningSpan span) => new(Written(span.From), Written(span.To));

    private static TimeSpan TimeOf(string time) =>
        new(int.Parse(time[..2], CultureInfo.InvariantCulture), int.Parse(time[3..], CultureInfo.InvariantCulture), 0);

    private static string Written(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}");
}

/// <summary>When the brand is open, in its time zone; several spans a day in their order, none on holidays.</summary>
public sealed record OpeningHoursRules(
    [property: MaxLength(10)] IReadOnlyList<OpeningSpanView> Monday,
    [property: MaxLength(10)] IReadOnlyList<OpeningSpanView> Tuesday,
    [property: MaxLength(10)] IReadOnlyList<OpeningSpanView> Wednesday,
    [property: MaxLength(10)] IReadOnlyList<OpeningSpanView> Thursday,
    [property: MaxLength(10)] IReadOnlyList<OpeningSpanView> Friday,
    [property: MaxLength(10)] IReadOnlyList<OpeningSpanView> Saturday,
    [property: MaxLength(10)] IReadOnlyList<OpeningSpanView> Sunday,
    [property: MaxLength(400), Description("Days on which the brand is closed.")] IReadOnlyList<DateOnly> Holidays
)
{
    public OpeningHours ToDomain()
    {
        IReadOnlyList<OpeningSpanView>[] days = [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday];
        var week = Domain.Policies.OpeningHours.Days.Zip(days);
        return new OpeningHours(
            week.ToDictionary(d => d.First, d => (IReadOnlyList<OpeningSpan>)[.. d.Second.Select(s => s.ToDomain())]),
            Holidays
        );
    }

    public static OpeningHoursRules Of(OpeningHours hours)
    {
        IReadOnlyList<OpeningSpanView> On(DayOfWeek day) => [.. hours.Week[day].Select(OpeningSpanView.Of)];
        return new OpeningHoursRules(
            On(DayOfWeek.Monday),
            On(DayOfWeek.Tuesday),
            On(DayOfWeek.Wednesday),
            On(DayOfWeek.Thursday),
            On(DayOfWeek.Friday),
            On(DayOfWeek.Saturday),
            On(DayOfWeek.Sunday),
            hours.Holidays
        );
    }
}
