using Entente.Api.Problems;
using Entente.Application.Playbooks;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Playbooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Playbooks;

/// <summary>The pages of playbooks: read by all who work, written by who may.</summary>
internal static class PlaybookPageEndpoints
{
    internal const int Shown = 100;

    public static void MapPlaybookPages(this WebApplication app)
    {
        app.MapGet(PlaybookScreen.Path, ListAsync).ExcludeFromDescription();
        app.MapGet("/playbooks/{id:guid}", ShowAsync).ExcludeFromDescription();
        app.MapPlaybookForms();
    }

    private static async Task<IResult> ListAsync(string? brand, string? said, HttpContext context, CancellationToken ct) =>
        await DeskFrame.OfAsync(context, brand, Scopes.PlaybooksRead, ct) is { } frame
            ? Page(await ReadAsync(frame, null, said, null, context, ct))
            : TypedResults.LocalRedirect("/");

    private static async Task<IResult> ShowAsync(Guid id, string? brand, string? said, HttpContext context, CancellationToken ct)
    {
        var frame = await DeskFrame.OfAsync(context, brand, Scopes.PlaybooksRead, ct);
        return frame is not null && await ReadAsync(frame, id, said, null, context, ct) is { One: not null } screen
            ? Page(screen)
            : DeskFrame.Missing(frame, PlaybookErrors.NotFound(id));
    }

    /// <summary>The page again with what a rule refused, and all that was typed.</summary>
    internal static async Task<IResult> AgainAsync(
        HttpContext context,
        Brand brand,
        IFormCollection form,
        IReadOnlyList<Error> errors,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand.Slug, Scopes.PlaybooksRead, ct) is not { } frame)
        {
            return ErrorProblems.All(errors);
        }
        Guid? one = Guid.TryParse(form["id"], out var id) ? id : null;
        var page = Page(await ReadAsync(frame, one, null, new RefusedForm("playbook", errors, form), context, ct));
        page.StatusCode = errors[0].ToProblem().Status;
        return page;
    }

    private static async Task<PlaybookScreen> ReadAsync(
        Overview frame,
        Guid? one,
        string? said,
        RefusedForm? refused,
        HttpContext context,
        CancellationToken ct
    )
    {
        var (playbooks, brand) = (context.RequestServices.GetRequiredService<IPlaybookReads>(), frame.Brand!.Id);
        return one is { } id
            ? new PlaybookScreen(
                frame,
                [],
                await playbooks.FindAsync(brand, id, ct),
                await playbooks.VersionsAsync(brand, id, ct),
                said,
                refused
            )
            : new PlaybookScreen(
                frame,
                await playbooks.ListAsync(brand, new PlaybookFilter(null, null), null, Shown, ct),
                null,
                [],
                said,
                refused
            );
    }

    internal static RedirectHttpResult Told(Brand brand, Guid? id, string said) =>
        TypedResults.LocalRedirect($"{PlaybookScreen.Path}{(id is { } one ? $"/{one}" : "")}?brand={brand.Slug}&said={said}");

    private static RazorComponentResult<PlaybooksPage> Page(PlaybookScreen screen) =>
        new(new Dictionary<string, object?> { [nameof(PlaybooksPage.Model)] = screen });
}
