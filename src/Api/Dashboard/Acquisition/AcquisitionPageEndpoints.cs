using Entente.Api.Advocates;
using Entente.Api.Answers;
using Entente.Api.Problems;
using Entente.Application.Acquisition;
using Entente.Application.Advocates;
using Entente.Application.Brands;
using Entente.Application.Metrics;
using Entente.Domain.Access;
using Entente.Domain.Advocates;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Acquisition;

/// <summary>The page of the ledger and the advocates. Forms only, so that it works without any script.</summary>
internal static class AcquisitionPageEndpoints
{
    private const int Shown = 100;
    private const int CandidatesShown = 12;

    public static void MapAcquisitionPage(this WebApplication app)
    {
        app.MapGet(AcquisitionScreen.Path, ShowAsync).ExcludeFromDescription();
        app.MapGet(AcquisitionScreen.ExportPath, ExportAsync).ExcludeFromDescription();
        app.MapPost(AcquisitionScreen.Path, ChangeAsync).ExcludeFromDescription();
    }

    /// <summary>What the page is made from.</summary>
    private sealed record Sources(
        IBrandReads Brands,
        ICampaignReads Campaigns,
        IFanReads Fans,
        CompareCohortsHandler Cohorts,
        IAdvocateReads Advocates,
        IChannelReads Channels
    );

    private static Task<IResult> ShowAsync(
        string? brand,
        HttpContext context,
        Caller caller,
        [AsParameters] Sources sources,
        CancellationToken ct
    ) => PageAsync(brand, refused: null, context, caller, sources, ct);

    /// <summary>Who consents, as a spreadsheet of the reader's language takes it.</summary>
    private static async Task<IResult> ExportAsync(
        string? brand,
        HttpContext context,
        Caller caller,
        IBrandReads brands,
        IAdvocateReads advocates,
        CancellationToken ct
    )
    {
        if (await PageForms.FindAsync(brand ?? "", Scopes.AuthorsRead, caller, brands, ct) is not { } found)
        {
            return BrandErrors.NotFound(brand ?? "").ToProblem();
        }
        var semicolons = Languages.Of(context).Name == "fr" ? CsvDelimiter.Semicolon : CsvDelimiter.Comma;
        return AdvocateEndpoints.Export(new TableQuery(Delimiter: semicolons, Bom: true), found, caller, advocates, ct);
    }

    /// <summary>Does what a form asks and shows the page again; a refusal is told on it at once.</summary>
    private static async Task<IResult> ChangeAsync(
        string? @do,
        HttpContext context,
        Caller caller,
        [AsParameters] Sources sources,
        [AsParameters] AcquisitionForms.Handlers handlers,
        CancellationToken ct
    )
    {
        var forms = new AcquisitionForms(handlers, caller.Name);
        return forms.Find(@do) is not { } form
            ? new Problem(StatusCodes.Status400BadRequest, ProblemCodes.UnknownParameter)
            : await PageForms.TakeAsync(
                context,
                form.Scope,
                async (brand, fields) =>
                    await form.TakeAsync(brand, fields, ct) is { Count: > 0 } errors
                        ? await PageAsync(brand.Slug, new(@do!, errors, fields), context, caller, sources, ct)
                        : TypedResults.LocalRedirect($"{AcquisitionScreen.Path}?brand={brand.Slug}{form.Anchor}"),
                ct
            );
    }

    private static async Task<IResult> PageAsync(
        string? slug,
        RefusedForm? refused,
        HttpContext context,
        Caller caller,
        Sources sources,
        CancellationToken ct
    )
    {
        var visible = (await sources.Brands.ListAsync(ct)).Where(b => caller.May(Scopes.AcquisitionRead, b.Id)).ToList();
        if ((slug is null ? visible.FirstOrDefault() : visible.Find(b => b.Slug == slug)) is not { } chosen)
        {
            return await DeskFrame.NotYoursAsync(context, slug, ct, Scopes.AcquisitionRead);
        }
        var frame = DeskFrame.On(context, visible, chosen);
        var (present, maySeeAuthors) = (IsoWeek.Of(frame.At, chosen.Zone), caller.May(Scopes.AuthorsRead, chosen.Id));
        var compared = await sources.Cohorts.HandleAsync(
            new CompareCohorts(chosen, present.Plus(1 - FansInReview.WeeksShown), present),
            ct
        );
        var screen = new AcquisitionScreen(
            frame,
            compared.Value,
            await sources.Fans.SentimentAsync(chosen, present.Plus(-AcquisitionScreen.WeeksOfSentiment), present.Plus(-1), ct),
            await sources.Campaigns.ListAsync(chosen.Id, CampaignFilter.All, null, Shown, ct),
            maySeeAuthors ? await sources.Advocates.ListAsync(chosen.Id, AdvocateAnswer.Consented, null, Shown, ct) : null,
            maySeeAuthors ? await sources.Advocates.CandidatesAsync(chosen.Id, null, CandidatesShown, ct) : null,
            await sources.Advocates.CountAsync(chosen.Id, ct),
            await sources.Channels.ByIdAsync(chosen.Id, ct),
            refused
        );
        return new RazorComponentResult<AcquisitionPage>(new Dictionary<string, object?> { [nameof(AcquisitionPage.Model)] = screen })
        {
            StatusCode = refused is null ? StatusCodes.Status200OK : ErrorProblems.All(refused.Errors).Status,
        };
    }
}
