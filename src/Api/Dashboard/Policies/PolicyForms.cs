using System.Globalization;
using Entente.Api.Problems;
using Entente.Application.Policies;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Policies;

/// <summary>The forms of a policy: drafted, changed, published, thrown away, each on the revision its reader saw.</summary>
internal static class PolicyForms
{
    private const int ShortestReason = 3;

    public static void MapPolicyForms(this WebApplication app)
    {
        app.MapPost(PolicyTold.Path, DraftAsync).ExcludeFromDescription();
        app.MapPost("/policies/{version}", ChangeAsync).ExcludeFromDescription();
        app.MapPost("/policies/{version}/seen", TakeOverAsync).ExcludeFromDescription();
        app.MapPost("/policies/{version}/publication", PublishAsync).ExcludeFromDescription();
        app.MapPost("/policies/{version}/removals", DiscardAsync).ExcludeFromDescription();
    }

    private static Task<IResult> DraftAsync(HttpContext context, Caller caller, DraftPolicyHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.PoliciesWrite,
            async (brand, form) =>
            {
                var copied = form["copy_of"].ToString() is { Length: > 0 } version ? version : null;
                var (draft, errors) = await handler.HandleAsync(new DraftPolicy(brand, null, copied, null, caller.Name), ct);
                return draft is null ? errors[0].ToProblem() : Told(brand, draft.Version, copied is null ? "drafted" : "copied", "rules");
            },
            ct
        );

    private static Task<IResult> ChangeAsync(string version, HttpContext context, ChangePolicyDraftHandler handler, CancellationToken ct) =>
        TakeAsync(
            version,
            "rules",
            context,
            async (brand, seen, form) =>
            {
                var (rules, note, faults) = PolicyFields.Read(PolicySheet.Of(form));
                if (rules is null)
                {
                    return (faults, "");
                }
                var (_, errors) = await handler.HandleAsync(new ChangePolicyDraft(brand, seen, rules, note, null), ct);
                return (errors, "saved");
            },
            ct
        );

    /// <summary>Says that the writer has seen what was published meanwhile.</summary>
    private static Task<IResult> TakeOverAsync(
        string version,
        HttpContext context,
        IPolicyReads policies,
        ChangePolicyDraftHandler handler,
        CancellationToken ct
    ) =>
        TakeAsync(
            version,
            "seen",
            context,
            async (brand, seen, _) =>
            {
                var latest = (await policies.LatestAsync(brand.Id, ct)).Version;
                var (_, errors) = await handler.HandleAsync(new ChangePolicyDraft(brand, seen, seen.Policy, seen.Note, latest), ct);
                return (errors, "seen");
            },
            ct
        );

    private static Task<IResult> PublishAsync(
        string version,
        HttpContext context,
        Caller caller,
        ChangePolicyDraftHandler writer,
        PublishPolicyHandler handler,
        CancellationToken ct
    ) =>
        TakeAsync(
            version,
            "publication",
            context,
            async (brand, seen, form) =>
            {
                var reason = form["reason"].ToString().Trim();
                if (reason.Length < ShortestReason)
                {
                    return ([new Error(ErrorKind.Invalid, "policy_reason_missing") { Pointer = "/reason" }], "");
                }
                // The reason is kept as what the version is for: whoever reads it later reads why.
                var (noted, errors) = await writer.HandleAsync(new ChangePolicyDraft(brand, seen, seen.Policy, reason, null), ct);
                if (noted is null)
                {
                    return (errors, "");
                }
                var published = await handler.HandleAsync(new PublishPolicy(brand, noted, FromWhen(form, brand), caller.Name), ct);
                return (published.IsRefused ? [published.Error] : [], "published");
            },
            ct
        );

    private static Task<IResult> DiscardAsync(
        string version,
        HttpContext context,
        DiscardPolicyDraftHandler handler,
        CancellationToken ct
    ) =>
        TakeAsync(
            version,
            "removal",
            context,
            async (brand, seen, _) =>
                (await handler.HandleAsync(new DiscardPolicyDraft(brand, seen), ct) is { } error ? [error] : [], "discarded"),
            ct
        );

    /// <summary>Does what a form asks of a draft as its reader saw it; a refusal is told on the page, with all that was typed.</summary>
    private static Task<IResult> TakeAsync(
        string version,
        string name,
        HttpContext context,
        Func<Brand, PolicyVersion, IFormCollection, Task<(IReadOnlyList<Error> Errors, string Said)>> act,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.PoliciesWrite,
            async (brand, form) =>
            {
                var (policies, clock) = (Get<IPolicyReads>(context), Get<TimeProvider>(context));
                if (await policies.FindAsync(brand.Id, version, ct) is not { } current)
                {
                    return PolicyErrors.NotFound(version).ToProblem();
                }
                var isSeen = form["revision"] == current.RevisionAt(clock.GetUtcNow()).ToString(CultureInfo.InvariantCulture);
                var (errors, said) = isSeen ? await act(brand, current, form) : ([PolicyErrors.ChangedMeanwhile], "");
                return errors.Count > 0 ? await PolicyPageEndpoints.AgainAsync(context, brand, version, new(name, errors, form), ct)
                    : said == "discarded" ? TypedResults.LocalRedirect($"{PolicyTold.Path}?brand={brand.Slug}&said={said}")
                    : Told(brand, version, said, "");
            },
            ct
        );

    private static RedirectHttpResult Told(Brand brand, string version, string said, string part) =>
        TypedResults.LocalRedirect($"{PolicyTold.Path}/{version}?brand={brand.Slug}&said={said}{(part.Length > 0 ? $"#{part}" : "")}");

    /// <summary>A day and hour of the brand's wall clock; nothing means at once.</summary>
    private static DateTimeOffset? FromWhen(IFormCollection form, Brand brand) =>
        DateTime.TryParseExact(form["from"], "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? LocalTime.At(local, brand.Zone)
            : null;

    private static T Get<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();
}
