using System.Globalization;
using Entente.Api.Problems;
using Entente.Api.Reports;
using Entente.Application.Brands;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;
using Entente.Domain.Reports;

namespace Entente.Api.Dashboard.Reports;

/// <summary>The page of reports: asked for, kept, planned and mailed. Forms only, so that it works without any script.</summary>
internal static class ReportsPageEndpoints
{
    public static void MapReportsPage(this WebApplication app)
    {
        app.MapGet(ReportsScreen.Path, ShowAsync).ExcludeFromDescription();
        app.MapPost(ReportsScreen.Path, AskAsync).ExcludeFromDescription();
        app.MapGet("/reports/{slug}/{id:guid}", DownloadAsync).ExcludeFromDescription();
        app.MapPost("/reports/deliveries", SendAsync).ExcludeFromDescription();
        app.MapScheduleForms();
    }

    private static async Task<IResult> ShowAsync(
        string? brand,
        string? before,
        string? period,
        string? said,
        HttpContext context,
        ReportsReader reader,
        CancellationToken ct
    ) =>
        await DeskFrame.OfAsync(context, brand, Scopes.ReportsRead, ct) is { } frame
            ? Page(await reader.ReadAsync(frame, CursorOf(before), period, said, null, ct))
            : TypedResults.LocalRedirect("/");

    private static Task<IResult> AskAsync(HttpContext context, BrandsTold told, RequestReportHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.ReportsWrite,
            async (brand, form) =>
            {
                if (!ReportPeriod.TryParse(form["period"], out var period))
                {
                    return await AgainAsync(context, brand, new("ask", [MetricErrors.NotAWeek("period")], form), ct);
                }
                var (together, unknown) = await told.BesideAsync(brand, BrandsOf(form), ct);
                if (unknown.Count > 0)
                {
                    return await AgainAsync(context, brand, new("ask", unknown, form), ct);
                }
                var by = context.RequestServices.GetRequiredService<Caller>().Name;
                var asked = await handler.HandleAsync(new RequestReport(brand, period, form["language"].ToString(), by, together), ct);
                if (asked.IsRefused)
                {
                    return await AgainAsync(context, brand, new("ask", [asked.Error with { Pointer = "/period" }], form), ct);
                }
                return form["from"] == "overview"
                    ? TypedResults.LocalRedirect($"/?brand={brand.Slug}&week={period}#reports")
                    : Told(brand, "asked", together is null ? "archive" : "joint");
            },
            ct
        );

    private static Task<IResult> SendAsync(HttpContext context, DeliverReportHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.ReportsWrite,
            async (brand, form) =>
            {
                _ = Guid.TryParse(form["id"], out var id);
                if (await FindAsync(context, brand, id, Scopes.ReportsWrite, ct) is not var (report, keeper))
                {
                    return ReportErrors.NotFound(id).ToProblem();
                }
                var errors = await handler.HandleAsync(new DeliverReport(keeper, report, RecipientsOf(form)), ct);
                return errors.Count > 0
                    ? await AgainAsync(context, brand, new($"mail-{id}", errors, form), ct)
                    : Told(brand, "sending", report.Brands is null ? "archive" : "joint");
            },
            ct
        );

    private static async Task<IResult> DownloadAsync(
        string slug,
        Guid id,
        HttpContext context,
        Caller caller,
        IBrandReads brands,
        IReportReads reports,
        CancellationToken ct
    )
    {
        if (
            await PageForms.FindAsync(slug, Scopes.ReportsRead, caller, brands, ct) is not { } brand
            || await FindAsync(context, brand, id, Scopes.ReportsRead, ct) is not var (report, keeper)
        )
        {
            return ReportErrors.NotFound(id).ToProblem();
        }
        return await reports.FileAsync(keeper.Id, id, ct) is { } file
            ? TypedResults.File(file.Content, ReportEndpoints.Pdf, ReportLetter.FileNameOf(report, brand))
            : ReportErrors.NotReady(report.Status).ToProblem();
    }

    /// <summary>A report of this brand, or one over brands that the caller has the right on all of; and the brand that keeps it.</summary>
    private static async Task<(Report Report, Brand Keeper)?> FindAsync(
        HttpContext context,
        Brand brand,
        Guid id,
        string scope,
        CancellationToken ct
    )
    {
        var services = context.RequestServices;
        if (await services.GetRequiredService<IReportReads>().FindAsync(brand.Id, id, ct) is { } own)
        {
            return (own, brand);
        }
        var (caller, joint) = (services.GetRequiredService<Caller>(), services.GetRequiredService<IJointReportReads>());
        return
            await JointReportEndpoints.FindAsync(id, scope, caller, joint, ct) is { } report
            && await services.GetRequiredService<IBrandReads>().FindAsync(report.Brands![0], ct) is { } keeper
            ? (report, keeper)
            : null;
    }

    /// <summary>The page again with what a rule refused, and all that was typed.</summary>
    internal static async Task<IResult> AgainAsync(HttpContext context, Brand brand, RefusedForm refused, CancellationToken ct)
    {
        if (await DeskFrame.OfAsync(context, brand.Slug, Scopes.ReportsRead, ct) is not { } frame)
        {
            return ErrorProblems.All(refused.Errors);
        }
        var reader = context.RequestServices.GetRequiredService<ReportsReader>();
        var page = Page(await reader.ReadAsync(frame, null, null, null, refused, ct));
        page.StatusCode = refused.Errors[0].ToProblem().Status;
        return page;
    }

    internal static IResult Told(Brand brand, string said, string part) =>
        TypedResults.LocalRedirect($"{ReportsScreen.Path}?brand={brand.Slug}&said={said}#{part}");

    internal static IReadOnlyList<string> RecipientsOf(IFormCollection form) =>
        form["recipients"].ToString().Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);

    internal static IReadOnlyList<string> BrandsOf(IFormCollection form) => [.. form["brands"].OfType<string>()];

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<ReportsPage> Page(ReportsScreen screen) =>
        new(new Dictionary<string, object?> { [nameof(ReportsPage.Model)] = screen });

    private static ReportCursor? CursorOf(string? before) =>
        before?.Split('~') is [var at, var id]
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var requested)
        && Guid.TryParse(id, out var report)
            ? new ReportCursor(requested, report)
            : null;
}
