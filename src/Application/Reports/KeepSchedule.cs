using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Reports;

namespace Entente.Application.Reports;

/// <summary>
/// What people decide about a schedule; the brand's language unless another is named. A joint report tells of <see cref="Together"/>, the
/// brand itself first.
/// </summary>
public sealed record ScheduleSettings(
    ReportSpan Every,
    int Day,
    int Hour,
    string? Language,
    IReadOnlyList<string> Recipients,
    bool Paused,
    IReadOnlyList<Guid>? Together = null
);

/// <summary>Set up a schedule, or change one.</summary>
public sealed record KeepSchedule(Brand Brand, ReportSchedule? Current, ScheduleSettings Settings);

public sealed class KeepScheduleHandler(IScheduleStore schedules, IReportMail mail, TimeProvider clock)
{
    /// <summary>The schedule as it then stands, or everything that is wrong.</summary>
    public async Task<(ReportSchedule? Schedule, IReadOnlyList<Error> Errors)> HandleAsync(KeepSchedule command, CancellationToken ct)
    {
        var (brand, current, settings) = (command.Brand, command.Current, command.Settings);
        var now = clock.GetUtcNow();
        var schedule = new ReportSchedule(
            current?.Id ?? Guid.CreateVersion7(now),
            (current?.Version ?? 0) + 1,
            settings.Every,
            settings.Day,
            settings.Hour,
            settings.Language ?? brand.Locale,
            [.. settings.Recipients.Distinct(StringComparer.OrdinalIgnoreCase)],
            settings.Paused,
            current?.CreatedAt ?? now,
            now,
            settings.Together
        );
        if (schedule.Faults() is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        if (schedule.Recipients.Count > 0 && !mail.IsOn)
        {
            return (null, [ReportErrors.MailOff]);
        }
        if (current is null)
        {
            await schedules.AddAsync(brand.Id, schedule, ct);
            return (schedule, []);
        }
        return await schedules.TrySaveAsync(brand.Id, schedule, ct) ? (schedule, []) : (null, [ScheduleErrors.ChangedMeanwhile]);
    }
}
