using System.Globalization;
using Entente.Application.Playbooks;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Playbooks;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Playbooks;

/// <summary>The forms of playbooks: written, begun with, brought back and taken out of use, each on the version its reader saw.</summary>
internal static class PlaybookForms
{
    public static void MapPlaybookForms(this WebApplication app)
    {
        app.MapPost(PlaybookScreen.Path, WriteAsync).ExcludeFromDescription();
        app.MapPost("/playbooks/starters", BeginAsync).ExcludeFromDescription();
        app.MapPost("/playbooks/{id:guid}/restorations", RestoreAsync).ExcludeFromDescription();
        app.MapPost("/playbooks/{id:guid}/retirement", RetireAsync).ExcludeFromDescription();
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
                    return await PlaybookPageEndpoints.AgainAsync(context, brand, form, [PlaybookErrors.ChangedMeanwhile], ct);
                }
                var (written, errors) = await handler.HandleAsync(new WritePlaybook(brand, current, TextOf(form, brand), caller.Name), ct);
                return written is null
                    ? await PlaybookPageEndpoints.AgainAsync(context, brand, form, errors, ct)
                    : PlaybookPageEndpoints.Told(brand, written.Id, "written");
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
                var known = await playbooks.ListAsync(brand.Id, new PlaybookFilter(null, null), null, PlaybookPageEndpoints.Shown, ct);
                foreach (var text in PlaybookScreen.Starters(brand.Locale).Where(t => known.All(k => k.Text.Title != t.Title)))
                {
                    await handler.HandleAsync(new WritePlaybook(brand, null, text, caller.Name), ct);
                }
                return PlaybookPageEndpoints.Told(brand, null, "begun");
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
                    return await PlaybookPageEndpoints.AgainAsync(context, brand, form, [PlaybookErrors.ChangedMeanwhile], ct);
                }
                var (_, errors) = await handler.HandleAsync(new WritePlaybook(brand, current, former.Text, caller.Name), ct);
                return errors.Count > 0
                    ? await PlaybookPageEndpoints.AgainAsync(context, brand, form, errors, ct)
                    : PlaybookPageEndpoints.Told(brand, id, "restored");
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
                return refusal is not null
                    ? await PlaybookPageEndpoints.AgainAsync(context, brand, form, [refusal], ct)
                    : PlaybookPageEndpoints.Told(brand, null, "retired");
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

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
