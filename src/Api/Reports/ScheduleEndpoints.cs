using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Reports;

namespace Entente.Api.Reports;

public static class ScheduleEndpoints
{
    public static void MapReportSchedules(this RouteGroupBuilder brand)
    {
        var schedules = brand.MapGroup("/report-schedules").WithTags("Reports");
        schedules
            .MapGet("", ListAsync)
            .WithName("listReportSchedules")
            .WithSummary("When reports are made by themselves and whom they are sent to, oldest schedule first.")
            .RequireScope(Scopes.ReportsRead)
            .WithAnswerExample(new { data = new[] { ReportExamples.Schedule }, next_cursor = (string?)null });
        schedules
            .MapPost("", CreateAsync)
            .WithName("createReportSchedule")
            .WithSummary("Has a report made every week or month at an hour of the brand's time zone, and sent by mail.")
            .RequireScope(Scopes.ReportsWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(ReportExamples.ScheduleInput, ReportExamples.Schedule);
        schedules
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getReportSchedule")
            .WithSummary("One schedule.")
            .RequireScope(Scopes.ReportsRead)
            .WithAnswerExample(ReportExamples.Schedule);
        schedules
            .MapPatch("/{id:guid}", ChangeAsync)
            .WithName("changeReportSchedule")
            .WithSummary("Changes a schedule; what fell due before the change is not made up for.")
            .RequireScope(Scopes.ReportsWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(new { paused = true }, ReportExamples.Schedule);
        schedules
            .MapDelete("/{id:guid}", RemoveAsync)
            .WithName("removeReportSchedule")
            .WithSummary("Removes a schedule; the reports it had made stay.")
            .RequireScope(Scopes.ReportsWrite)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<PageAnswer<ScheduleView>> ListAsync(
        Paging paging,
        Brand brand,
        Caller caller,
        IScheduleReads schedules,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var rows = await schedules.ListAsync(brand.Id, caller.BrandsWith(Scopes.ReportsRead), paging.After<Guid?>(), paging.Fetch, ct);
        return paging.Page(rows, row => row.Id, row => ScheduleView.Of(row, brand, clock.GetUtcNow()));
    }

    private static async Task<Answer<ScheduleView>> CreateAsync(
        Body<ScheduleInput> body,
        Brand brand,
        BrandsTold told,
        KeepScheduleHandler handler,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (together, unknown) = await told.BesideAsync(brand, body.Value.Brands, ct);
        if (unknown.Count > 0)
        {
            return ErrorProblems.All(unknown);
        }
        var (schedule, errors) = await handler.HandleAsync(new KeepSchedule(brand, null, body.Value.ToSettings(together)), ct);
        return schedule is null
            ? ErrorProblems.All(errors)
            : new Versioned<ScheduleView>(ScheduleView.Of(schedule, brand, clock.GetUtcNow()), schedule.Version)
            {
                CreatedAt = $"/v1/brands/{brand.Slug}/report-schedules/{schedule.Id}",
            };
    }

    private static async Task<Answer<ScheduleView>> GetAsync(
        Guid id,
        Brand brand,
        Caller caller,
        IScheduleReads schedules,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        await schedules.FindAsync(brand.Id, caller.BrandsWith(Scopes.ReportsRead), id, ct) is { } schedule
            ? new Versioned<ScheduleView>(ScheduleView.Of(schedule, brand, clock.GetUtcNow()), schedule.Version)
            : ScheduleErrors.NotFound(id).ToProblem();

    private static async Task<Answer<ScheduleView>> ChangeAsync(
        Guid id,
        IfMatch seen,
        MergePatch<ScheduleInput> patch,
        Brand brand,
        Caller caller,
        BrandsTold told,
        IScheduleReads schedules,
        KeepScheduleHandler handler,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await schedules.FindAsync(brand.Id, caller.BrandsWith(Scopes.ReportsRead), id, ct) is not { } current)
        {
            return ScheduleErrors.NotFound(id).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        var (input, refusal) = patch.Over(ScheduleInput.Of(current, await told.SlugsAsync(current.Brands, ct)));
        if (refusal is not null)
        {
            return refusal;
        }
        var (together, unknown) = await told.BesideAsync(brand, input!.Brands, ct);
        if (unknown.Count > 0)
        {
            return ErrorProblems.All(unknown);
        }
        var (changed, errors) = await handler.HandleAsync(new KeepSchedule(brand, current, input.ToSettings(together)), ct);
        return changed is null
            ? ErrorProblems.All(errors)
            : new Versioned<ScheduleView>(ScheduleView.Of(changed, brand, clock.GetUtcNow()), changed.Version);
    }

    private static async Task<IResult> RemoveAsync(
        Guid id,
        IfMatch seen,
        Brand brand,
        Caller caller,
        IScheduleReads reads,
        RemoveScheduleHandler handler,
        CancellationToken ct
    )
    {
        if (await reads.FindAsync(brand.Id, caller.BrandsWith(Scopes.ReportsRead), id, ct) is not { } current)
        {
            return ScheduleErrors.NotFound(id).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        return await handler.HandleAsync(new RemoveSchedule(brand.Id, current), ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }
}
