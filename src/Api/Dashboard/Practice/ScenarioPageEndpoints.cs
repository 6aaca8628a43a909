using Entente.Api.Problems;
using Entente.Application.Practice;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Practice;

namespace Entente.Api.Dashboard.Practice;

/// <summary>The pages on which a lead writes the brand's own scenarios.</summary>
internal static class ScenarioPageEndpoints
{
    public static void MapScenarioPages(this WebApplication app)
    {
        app.MapGet("/practice/scenarios/new", NewAsync).ExcludeFromDescription();
        app.MapGet("/practice/scenarios/{id:guid}", ShowAsync).ExcludeFromDescription();
        app.MapPost("/practice/scenarios", WriteAsync).ExcludeFromDescription();
        app.MapPost("/practice/scenarios/{id:guid}/retirement", RetireAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> NewAsync(
        string? brand,
        Guid? @case,
        HttpContext context,
        DraftScenarioFromCaseHandler drafts,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand, Scopes.PracticeWrite, ct) is not { } frame)
        {
            return await DeskFrame.NotYoursAsync(context, brand, ct, Scopes.PracticeWrite);
        }
        var blank = ScenarioScreen.Blank(frame.Brand!.Locale);
        if (@case is not { } id || !frame.Caller.May(Scopes.CasesRead, frame.Brand.Id))
        {
            return Page(new ScenarioScreen(frame, null, blank, ScenarioScreen.UsualFields, IsFromCase: false, null));
        }
        var drafted = await drafts.HandleAsync(new DraftScenarioFromCase(frame.Brand, id), ct);
        return drafted.IsRefused
            ? DeskFrame.Missing(frame, drafted.Error)
            : Page(new ScenarioScreen(frame, null, drafted.Value, drafted.Value.Posts.Count, IsFromCase: true, null));
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        string? brand,
        HttpContext context,
        IScenarioReads scenarios,
        CancellationToken ct
    )
    {
        var frame = await DeskFrame.OfAsync(context, brand, Scopes.PracticeWrite, ct);
        return
            frame is not null
            && await scenarios.FindAsync(frame.Brand!.Id, id, ct) is { Source: ScenarioSource.Brand, RetiredAt: null } found
            ? Page(new ScenarioScreen(frame, found, found.Text, found.Text.Posts.Count, IsFromCase: false, null))
            : DeskFrame.Missing(frame, PracticeErrors.ScenarioNotFound(id));
    }

    private static Task<IResult> WriteAsync(
        HttpContext context,
        Caller caller,
        IScenarioReads scenarios,
        WriteScenarioHandler handler,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.PracticeWrite,
            async (brand, form) =>
            {
                var current = Guid.TryParse(form["id"], out var id) ? await scenarios.FindAsync(brand.Id, id, ct) : null;
                var text = ScenarioForm.TextOf(form, brand.Locale, current?.Text);
                if (form["act"] == "more")
                {
                    return await AgainAsync(context, brand, current, text, form, [], ct);
                }
                if (form.ContainsKey("id") && form["version"] != ScenarioScreen.Written(current?.Version))
                {
                    return await AgainAsync(context, brand, current, text, form, [PracticeErrors.ChangedMeanwhile], ct);
                }
                var (written, errors) = await handler.HandleAsync(new WriteScenario(brand, current, text, caller.Name), ct);
                return written is null
                    ? await AgainAsync(context, brand, current, text, form, errors, ct)
                    : TypedResults.LocalRedirect($"{PracticeFrame.Path}?brand={brand.Slug}&said=written");
            },
            ct
        );

    private static Task<IResult> RetireAsync(
        Guid id,
        HttpContext context,
        IScenarioReads scenarios,
        RetireScenarioHandler handler,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.PracticeWrite,
            async (brand, form) =>
            {
                var seen = await scenarios.FindAsync(brand.Id, id, ct);
                var refusal =
                    seen is null ? PracticeErrors.ScenarioNotFound(id)
                    : form["version"] != ScenarioScreen.Written(seen.Version) ? PracticeErrors.ChangedMeanwhile
                    : await handler.HandleAsync(new RetireScenario(brand, seen), ct);
                return refusal is null ? TypedResults.LocalRedirect($"{PracticeFrame.Path}?brand={brand.Slug}&said=retired")
                    : seen is null ? refusal.ToProblem()
                    : await AgainAsync(context, brand, seen, seen.Text, form, [refusal], ct);
            },
            ct
        );

    /// <summary>The page again with all that was typed, and room for one post more where that was asked for.</summary>
    private static async Task<IResult> AgainAsync(
        HttpContext context,
        Brand brand,
        Scenario? current,
        ScenarioText text,
        IFormCollection form,
        IReadOnlyList<Error> errors,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand.Slug, Scopes.PracticeWrite, ct) is not { } frame)
        {
            return ErrorProblems.All(errors);
        }
        var refused = errors.Count == 0 ? null : new RefusedForm("scenario", errors, form);
        var fields = Math.Min(ScenarioText.MostPosts, Math.Max(text.Posts.Count + (errors.Count == 0 ? 1 : 0), 1));
        var page = Page(new ScenarioScreen(frame, current, text, fields, IsFromCase: false, refused));
        page.StatusCode = errors.Count == 0 ? StatusCodes.Status200OK : errors[0].ToProblem().Status;
        return page;
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<ScenarioPage> Page(ScenarioScreen screen) =>
        PracticePageEndpoints.Page<ScenarioPage>(screen);
}
