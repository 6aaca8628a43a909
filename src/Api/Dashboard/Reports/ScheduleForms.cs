using System.Globalization;
using Entente.Api.Problems;
using Entente.Api.Reports;
using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Reports;

namespace Entente.Api.Dashboard.Reports;

/// <summary>The forms of schedules: planned, changed, paused and removed, each on the version its reader saw.</summary>
internal static class ScheduleForms
{
    public static void MapScheduleForms(this WebApplication app)
    {
        app.MapPost("/reports/schedules", KeepAsync).ExcludeFromDescription();
        app.MapPost("/reports/schedules/pauses", PauseAsync).ExcludeFromDescription();
        app.MapPost("/reports/schedules/removals", RemoveAsync).ExcludeFromDescription();
    }

    private static Task<IResult> KeepAsync(HttpContext context, BrandsTold told, KeepScheduleHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.ReportsWrite,
            async (brand, form) =>
            {
                var (current, name) = (
                    await SeenAsync(context, brand, form, ct),
                    form.ContainsKey("id") ? $"schedule-{form["id"]}" : "schedule"
                );
                var (together, unknown) = await told.BesideAsync(brand, ReportsPageEndpoints.BrandsOf(form), ct);
                if (unknown.Count > 0 || (form.ContainsKey("id") && current is null))
                {
                    var errors = unknown.Count > 0 ? unknown : [ScheduleErrors.ChangedMeanwhile];
                    return await ReportsPageEndpoints.AgainAsync(context, brand, new(name, errors, form), ct);
                }
                var (kept, faults) = await handler.HandleAsync(new KeepSchedule(brand, current, SettingsOf(form, together)), ct);
                return kept is null
                    ? await ReportsPageEndpoints.AgainAsync(context, brand, new(name, faults, form), ct)
                    : ReportsPageEndpoints.Told(brand, current is null ? "planned" : "changed", "schedules");
            },
            ct
        );

    private static Task<IResult> PauseAsync(HttpContext context, KeepScheduleHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.ReportsWrite,
            async (brand, form) =>
            {
                if (await SeenAsync(context, brand, form, ct) is not { } s)
                {
                    return ReportsPageEndpoints.Told(brand, "changed_meanwhile", "schedules");
                }
                var paused = form["paused"] == "true";
                var settings = new ScheduleSettings(s.Every, s.Day, s.Hour, s.Language, s.Recipients, paused, s.Brands);
                var (_, errors) = await handler.HandleAsync(new KeepSchedule(brand, s, settings), ct);
                return errors.Count > 0
                    ? await ReportsPageEndpoints.AgainAsync(context, brand, new($"schedule-{s.Id}", errors, form), ct)
                    : ReportsPageEndpoints.Told(brand, paused ? "paused_now" : "resumed_now", "schedules");
            },
            ct
        );

    private static Task<IResult> RemoveAsync(HttpContext context, RemoveScheduleHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.ReportsWrite,
            async (brand, form) =>
                await SeenAsync(context, brand, form, ct) is { } seen
                && await handler.HandleAsync(new RemoveSchedule(brand.Id, seen), ct) is null
                    ? ReportsPageEndpoints.Told(brand, "removed", "schedules")
                    : ReportsPageEndpoints.Told(brand, "changed_meanwhile", "schedules"),
            ct
        );

    /// <summary>The schedule as its reader saw it; null when it was changed or removed since, or is not theirs to see.</summary>
    private static async Task<ReportSchedule?> SeenAsync(HttpContext context, Brand brand, IFormCollection form, CancellationToken ct)
    {
        var services = context.RequestServices;
        var seen = services.GetRequiredService<Caller>().BrandsWith(Scopes.ReportsRead);
        return
            Guid.TryParse(form["id"], out var id)
            && await services.GetRequiredService<IScheduleReads>().FindAsync(brand.Id, seen, id, ct) is { } schedule
            && form["version"] == schedule.Version.ToString(CultureInfo.InvariantCulture)
            ? schedule
            : null;
    }

    /// <summary>What does not read as a day or an hour is a day or an hour that no schedule has: the rule then says so.</summary>
    private static ScheduleSettings SettingsOf(IFormCollection form, IReadOnlyList<Brand>? together)
    {
        var when = form["when"].ToString().Split('-');
        return new ScheduleSettings(
            Vocabulary.TryParse<ReportSpan>(when[0], out var every) ? every : ReportSpan.Week,
            int.TryParse(when[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : 0,
            int.TryParse(form["hour"], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) ? Math.Clamp(hour, 0, 23) : 0,
            form["language"].ToString(),
            ReportsPageEndpoints.RecipientsOf(form),
            form["paused"] == "true",
            together?.Select(b => b.Id).ToList()
        );
    }
}
