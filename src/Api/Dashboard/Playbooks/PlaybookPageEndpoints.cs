using System.Globalization;
using Entente.Api.Problems;
using Entente.Application.Playbooks;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Playbooks;
using Entente.Domain.Triage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Playbooks;

/// <summary>The pages of playbooks: read by all who work, written by who may. Forms only.</summary>
internal static class PlaybookPageEndpoints
{
    private const int Shown = 100;

    public static void MapPlaybookPages(this WebApplication app)
    {
        app.MapGet(PlaybookScreen.Path, ListAsync).ExcludeFromDescription();
        app.MapGet("/playbooks/{id:guid}", ShowAsync).ExcludeFromDescription();
        app.MapPost(PlaybookScreen.Path, WriteAsync).ExcludeFromDescription();
        app.MapPost("/playbooks/starters", BeginAsync).ExcludeFromDescription();
        app.MapPost("/playbooks/{id:guid}/restorations", RestoreAsync).ExcludeFromDescription();
        app.MapPost("/playbooks/{id:guid}/retirement", RetireAsync).ExcludeFromDescription();
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

    private static Task<IResult> WriteAsync(HttpContext context, Caller caller, WritePlaybookHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.PlaybooksWrite,
            async (brand, form) =>
            {
                var current = await SeenAsync(context, brand, form, ct);
                if (form.ContainsKey("id") && current is null)
                {
                    return await AgainAsync(context, brand, form, [PlaybookErrors.ChangedMeanwhile], ct);
                }
                var (written, errors) = await handler.HandleAsync(new WritePlaybook(brand, current, TextOf(form, brand), caller.Name), ct);
                return written is null ? await AgainAsync(context, brand, form, errors, ct) : Told(brand, written.Id, "written");
            },
            ct
        );

    /// <summary>Advice to begin with, as playbooks of the brand's own.</summary>
    private static Task<IResult> BeginAsync(
        HttpContext context,
        Caller caller,
        IPlaybookReads playbooks,
        WritePlaybookHandler handler,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.PlaybooksWrite,
            async (brand, _) =>
            {
                var known = await playbooks.ListAsync(brand.Id, new PlaybookFilter(null, null), null, Shown, ct);
                foreach (var text in PlaybookScreen.Starters(brand.Locale).Where(t => known.All(k => k.Text.Title != t.Title)))
                {
                    await handler.HandleAsync(new WritePlaybook(brand, null, text, caller.Name), ct);
                }
                return Told(brand, null, "begun");
            },
            ct
        );

    private static Task<IResult> RestoreAsync(
        Guid id,
        HttpContext context,
        Caller caller,
        IPlaybookReads playbooks,
        WritePlaybookHandler handler,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.PlaybooksWrite,
            async (brand, form) =>
            {
                var former = (await playbooks.VersionsAsync(brand.Id, id, ct)).FirstOrDefault(v => form["restores"] == Written(v.Version));
                if (former is null || await SeenAsync(context, brand, form, ct) is not { } current)
                {
                    return await AgainAsync(context, brand, form, [PlaybookErrors.ChangedMeanwhile], ct);
                }
                var (_, errors) = await handler.HandleAsync(new WritePlaybook(brand, current, former.Text, caller.Name), ct);
                return errors.Count > 0 ? await AgainAsync(context, brand, form, errors, ct) : Told(brand, id, "restored");
            },
            ct
        );

    private static Task<IResult> RetireAsync(Guid id, HttpContext context, RetirePlaybookHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.PlaybooksWrite,
            async (brand, form) =>
            {
                var refusal = await SeenAsync(context, brand, form, ct) is { } current
                    ? await handler.HandleAsync(new RetirePlaybook(brand, current), ct)
                    : PlaybookErrors.ChangedMeanwhile;
                return refusal is not null ? await AgainAsync(context, brand, form, [refusal], ct) : Told(brand, null, "retired");
            },
            ct
        );

    /// <summary>The playbook as its reader saw it; null where it was changed since.</summary>
    private static async Task<Playbook?> SeenAsync(HttpContext context, Brand brand, IFormCollection form, CancellationToken ct) =>
        Guid.TryParse(form["id"], out var id)
        && await context.RequestServices.GetRequiredService<IPlaybookReads>().FindAsync(brand.Id, id, ct) is { } playbook
        && form["version"] == Written(playbook.Version)
            ? playbook
            : null;

    private static PlaybookText TextOf(IFormCollection form, Brand brand) =>
        new(
            Readable(form["title"]),
            form["language"].ToString() is { Length: > 0 } language ? language : brand.Locale,
            Words<Category>(form["categories"]),
            Words<Step>(form["steps"]),
            Readable(form["advice"]),
            Readable(form["reply"]) is { Length: > 0 } reply ? reply : null
        );

    private static List<TWord> Words<TWord>(IEnumerable<string?> words)
        where TWord : struct, Enum =>
        [.. words.Select(w => Vocabulary.TryParse<TWord>(w, out var word) ? word : (TWord?)null).OfType<TWord>()];

    // U+0000 cannot be kept.
    private static string Readable(string? text) =>
        (text ?? "").Replace("\0", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private static async Task<IResult> AgainAsync(
        HttpContext context,
        Brand brand,
        IFormCollection form,
        IReadOnlyList<Error> errors,
        CancellationToken ct
    )
    {
        var frame = (await DeskFrame.OfAsync(context, brand.Slug, Scopes.PlaybooksRead, ct))!;
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

    private static RedirectHttpResult Told(Brand brand, Guid? id, string said) =>
        TypedResults.LocalRedirect($"{PlaybookScreen.Path}{(id is { } one ? $"/{one}" : "")}?brand={brand.Slug}&said={said}");

    private static RazorComponentResult<PlaybooksPage> Page(PlaybookScreen screen) =>
        new(new Dictionary<string, object?> { [nameof(PlaybooksPage.Model)] = screen });

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
