using Entente.Api.Problems;
using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Cases;

/// <summary>The page of one case, and how its forms come back to it.</summary>
internal static class CasePageEndpoints
{
    public static void MapCasePage(this WebApplication app)
    {
        app.MapGet("/cases/{id:guid}", ShowAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/presence", PresenceAsync).ExcludeFromDescription();
        app.MapCaseForms();
        app.MapReplyForms();
        app.MapLegalForms();
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        string? brand,
        string? said,
        string? was,
        Guid? on,
        CaseReader reader,
        CancellationToken ct
    )
    {
        var frame = await reader.FrameAsync(id, brand, ct);
        if (frame is null || await reader.ReadAsync(frame, id, ct) is not { } screen)
        {
            return DeskFrame.Missing(frame, CaseErrors.NotFound(id));
        }
        var former =
            was is not null && on is { } mention && screen.Detail.MentionIds.Contains(mention) ? new FormerVerdict(mention, was) : null;
        return Page(
            said is null
                ? screen
                : screen with
                {
                    Told = new CaseTold("said") { Said = said, Former = former },
                }
        );
    }

    /// <summary>
    /// Takes a form of the page: what it did is told on the page that follows; what a rule refused is told on the same page, with all that
    /// was typed still there.
    /// </summary>
    public static Task<IResult> TakeAsync(
        HttpContext context,
        Guid id,
        string scope,
        Func<CaseForm, Task<CaseTold>> act,
        CancellationToken ct
    )
    {
        var caller = context.RequestServices.GetRequiredService<Caller>();
        return PageForms.TakeAsync(
            context,
            scope,
            async (brand, fields) =>
            {
                var told = await act(new CaseForm(id, brand, caller, fields));
                return told.Stays
                    ? await AgainAsync(context, id, brand, told, fields, ct)
                    : TypedResults.LocalRedirect(told.Next ?? AddressAfter(id, brand, told));
            },
            ct
        );
    }

    private static string AddressAfter(Guid id, Brand brand, CaseTold told)
    {
        var former = told.Former is { } was ? $"&was={Uri.EscapeDataString(was.Was)}&on={was.Mention}" : "";
        return $"{CaseScreen.AddressOf(id, brand.Slug)}&said={told.Said}{former}#{told.Part}";
    }

    private static async Task<IResult> AgainAsync(
        HttpContext context,
        Guid id,
        Brand brand,
        CaseTold told,
        IFormCollection fields,
        CancellationToken ct
    )
    {
        var reader = new CaseReader(context);
        if (await reader.FrameAsync(id, brand.Slug, ct) is not { } frame || await reader.ReadAsync(frame, id, ct) is not { } screen)
        {
            return (told.Refusal ?? CaseErrors.NotFound(id)).ToProblem();
        }
        var seen = told.Refusal?.Code == CaseErrors.ChangedMeanwhile.Code ? new CaseForm(id, brand, frame.Caller, fields).Version : 0;
        var meanwhile =
            seen == 0 ? [] : await context.RequestServices.GetRequiredService<ICaseReads>().ChangesSinceAsync(brand.Id, id, seen, ct);
        var page = Page(screen with { Told = told, Typed = fields, Meanwhile = meanwhile });
        page.StatusCode = told.Refusal is { } refusal ? refusal.ToProblem().Status : StatusCodes.Status200OK;
        return page;
    }

    private static RazorComponentResult<CasePage> Page(CaseScreen screen) =>
        new(new Dictionary<string, object?> { [nameof(CasePage.Model)] = screen });

    /// <summary>Who else is here: asked every few seconds by a page that is open.</summary>
    private static Task<IResult> PresenceAsync(
        Guid id,
        HttpContext context,
        Caller caller,
        VisitCaseHandler handler,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.CasesRead,
            async (brand, form) =>
            {
                var others = await handler.HandleAsync(new VisitCase(brand, id, caller.Actor, form["writing"] == "true"), ct);
                var words = new DeskWords(Languages.Of(context), brand.Zone, default);
                return new RazorComponentResult<VisitorsView>(
                    new Dictionary<string, object?> { [nameof(VisitorsView.Visitors)] = others, [nameof(VisitorsView.Words)] = words }
                );
            },
            ct
        );
}
