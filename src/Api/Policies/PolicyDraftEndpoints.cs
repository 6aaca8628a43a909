using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Api.Serving;
using Entente.Application.Policies;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Policies;

namespace Entente.Api.Policies;

public static class PolicyDraftEndpoints
{
    private const int RulesBytes = 256 * 1024;

    public static void MapPolicyDrafts(this RouteGroupBuilder policies)
    {
        policies
            .MapPost("", CreateAsync)
            .WithName("draftPolicy")
            .WithSummary("Begins a draft, as a copy of the version in force, of another one, or with rules of its own.")
            .RequireScope(Scopes.PoliciesWrite)
            .WithBodyLimit(RulesBytes)
            .WithExamples(new { note = "Quicker on questions." }, PolicyExamples.Draft);
        policies
            .MapPut("/{version}", ReplaceAsync)
            .WithName("writePolicyDraft")
            .WithSummary("Writes a draft anew, whole; everything that is wrong with it is answered at once.")
            .RequireScope(Scopes.PoliciesWrite)
            .WithBodyLimit(RulesBytes)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(PolicyExamples.DraftInput, PolicyExamples.Draft);
        policies
            .MapPatch("/{version}", ChangeAsync)
            .WithName("changePolicyDraft")
            .WithSummary("Changes parts of a draft, however deep: what is left out stays.")
            .RequireScope(Scopes.PoliciesWrite)
            .WithBodyLimit(RulesBytes)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(PolicyExamples.Patch, PolicyExamples.Draft);
        policies
            .MapDelete("/{version}", DiscardAsync)
            .WithName("discardPolicyDraft")
            .WithSummary("Throws a draft away; what was published stays.")
            .RequireScope(Scopes.PoliciesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .Produces(StatusCodes.Status204NoContent);
        policies
            .MapPost("/{version}/publication", PublishAsync)
            .WithName("publishPolicy")
            .WithSummary("Publishes a draft, now or for later. It never changes again; cases keep the version they were decided under.")
            .RequireScope(Scopes.PoliciesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { effective_from = "2026-12-01T08:00:00Z" }, PolicyExamples.InForce);
    }

    private static async Task<Answer<PolicyView>> CreateAsync(
        Body<NewPolicyInput> body,
        Brand brand,
        Caller caller,
        DraftPolicyHandler handler,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (copyOf, note, rules) = body.Value;
        var (draft, errors) = await handler.HandleAsync(new DraftPolicy(brand, rules?.ToPolicy(), copyOf, note, caller.Name), ct);
        return draft is null
            ? ErrorProblems.All(errors)
            : new Versioned<PolicyView>(PolicyView.Of(draft, clock.GetUtcNow()), draft.Revision)
            {
                CreatedAt = $"/v1/brands/{brand.Slug}/policies/{draft.Version}",
            };
    }

    private static Task<Answer<PolicyView>> ReplaceAsync(
        [MaxLength(20)] string version,
        IfMatch seen,
        Body<PolicyDraftInput> body,
        Brand brand,
        IPolicyReads policies,
        ChangePolicyDraftHandler handler,
        TimeProvider clock,
        CancellationToken ct
    ) => WriteAsync(version, seen, brand, policies, handler, clock, _ => (body.Value, null), ct);

    private static Task<Answer<PolicyView>> ChangeAsync(
        [MaxLength(20)] string version,
        IfMatch seen,
        MergePatch<PolicyDraftInput> patch,
        Brand brand,
        IPolicyReads policies,
        ChangePolicyDraftHandler handler,
        TimeProvider clock,
        CancellationToken ct
    ) => WriteAsync(version, seen, brand, policies, handler, clock, current => patch.Over(PolicyDraftInput.Of(current)), ct);

    private static async Task<Answer<PolicyView>> WriteAsync(
        string version,
        IfMatch seen,
        Brand brand,
        IPolicyReads policies,
        ChangePolicyDraftHandler handler,
        TimeProvider clock,
        Func<PolicyVersion, (PolicyDraftInput? Input, Problem? Refusal)> input,
        CancellationToken ct
    )
    {
        var (current, refusal) = await SeenAsync(version, seen, brand, policies, clock, ct);
        if (refusal is not null)
        {
            return refusal;
        }
        (var written, refusal) = input(current!);
        if (refusal is not null)
        {
            return refusal;
        }
        var change = new ChangePolicyDraft(brand, current!, written!.Rules.ToPolicy(), written.Note, written.Replaces);
        var (draft, errors) = await handler.HandleAsync(change, ct);
        return draft is null ? ErrorProblems.All(errors) : PolicyEndpoints.Answered(draft, clock);
    }

    private static async Task<IResult> DiscardAsync(
        [MaxLength(20)] string version,
        IfMatch seen,
        Brand brand,
        IPolicyReads policies,
        DiscardPolicyDraftHandler handler,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (current, refusal) = await SeenAsync(version, seen, brand, policies, clock, ct);
        if (refusal is not null)
        {
            return refusal;
        }
        return await handler.HandleAsync(new DiscardPolicyDraft(brand, current!), ct) is { } error
            ? error.ToProblem()
            : TypedResults.NoContent();
    }

    private static async Task<Answer<PolicyView>> PublishAsync(
        [MaxLength(20)] string version,
        IfMatch seen,
        Body<PublicationInput> body,
        Brand brand,
        Caller caller,
        IPolicyReads policies,
        PublishPolicyHandler handler,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (current, refusal) = await SeenAsync(version, seen, brand, policies, clock, ct);
        if (refusal is not null)
        {
            return refusal;
        }
        var published = await handler.HandleAsync(new PublishPolicy(brand, current!, body.Value.EffectiveFrom, caller.Name), ct);
        return published.IsRefused
            ? published.Error.ToProblem()
            : PolicyEndpoints.Answered((await policies.FindAsync(brand.Id, version, ct))!, clock);
    }

    /// <summary>The version as it is, if it is still the one the caller saw.</summary>
    private static async Task<(PolicyVersion? Current, Problem? Refusal)> SeenAsync(
        string version,
        IfMatch seen,
        Brand brand,
        IPolicyReads policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await policies.FindAsync(brand.Id, version, ct) is not { } current)
        {
            return (null, PolicyErrors.NotFound(version).ToProblem());
        }
        var revision = current.RevisionAt(clock.GetUtcNow());
        return seen.Admits(revision) ? (current, null) : (null, IfMatch.Stale(revision));
    }
}
