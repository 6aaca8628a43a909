using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Legal;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Legal;

namespace Entente.Api.Legal;

/// <summary>The question whether a case shall go to the law.</summary>
public sealed record NewLegalReferral(
    Guid CaseId,
    LegalGround Ground,
    [property: MinLength(1), MaxLength(10_000), Description("Why dialogue and platform failed, and what the law shall bring.")]
        string Justification
);

public sealed record ReferralDecisionInput(
    ReferralDecision Decision,
    [property: MaxLength(4000), Description("Needed to decline.")] string? Reason = null
);

/// <summary>Something that speaks against the ground, in the reader's language.</summary>
public sealed record GroundDoubtView(GroundDoubt Code, string Says);

/// <summary>A referral. <c>limitation_on</c> is the last day to act on its ground, counted from first publication; nothing here is legal advice.</summary>
public sealed record LegalReferralView(
    Guid Id,
    int Version,
    Guid CaseId,
    LegalGround Ground,
    string Test,
    string Justification,
    ReferralStatus Status,
    DateTimeOffset FirstPublishedAt,
    DateOnly LimitationOn,
    IReadOnlyList<GroundDoubtView> Doubts,
    string Requester,
    DateTimeOffset RequestedAt,
    string? Decider,
    string? DecisionReason,
    DateTimeOffset? DecidedAt,
    string Notice
);

public static class LegalReferralEndpoints
{
    public static void MapLegalReferrals(this RouteGroupBuilder brand)
    {
        var referrals = brand.MapGroup("/legal-referrals").WithTags("Legal referrals");
        referrals
            .MapGet("", ListAsync)
            .WithName("listLegalReferrals")
            .WithSummary("Cases that somebody asked to take to the law, the latest first: each is a dialogue that failed.")
            .RequireScope(Scopes.CasesRead)
            .WithAnswerExample(new { data = new[] { LegalExamples.Referral }, next_cursor = (string?)null });
        referrals
            .MapPost("", RequestAsync)
            .WithName("requestLegalReferral")
            .WithSummary("Asks a manager whether a case shall go to the law; the platform must have refused before, or there is a threat.")
            .RequireScope(Scopes.LegalWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithMetadata(new NeedsIdempotencyKey())
            .WithExamples(LegalExamples.New, LegalExamples.Referral);
        referrals
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getLegalReferral")
            .WithSummary("One referral with its limitation date and what speaks against its ground.")
            .RequireScope(Scopes.CasesRead)
            .WithAnswerExample(LegalExamples.Referral);
        referrals
            .MapPost("/{id:guid}/decisions", DecideAsync)
            .WithName("decideLegalReferral")
            .WithSummary("A manager approves or declines, never the one who asked; approved, the case is at its last step.")
            .RequireScope(Scopes.LegalApprove)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { decision = "declined", reason = "Talk with the author again first." }, LegalExamples.Referral);
    }

    private static async Task<PageAnswer<LegalReferralView>> ListAsync(
        Paging paging,
        Brand brand,
        HttpContext context,
        ILegalReferralReads referrals,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var language = Languages.Of(context);
        var rows = await referrals.ListAsync(brand.Id, paging.After<LegalReferralCursor?>(), paging.Fetch, ct);
        return paging.Page(
            rows,
            row => new LegalReferralCursor(row.State.RequestedAt, row.State.Id),
            row => ViewOf(row, brand, language, clock)
        );
    }

    private static async Task<Answer<LegalReferralView>> RequestAsync(
        Body<NewLegalReferral> body,
        Brand brand,
        Caller caller,
        HttpContext context,
        RequestLegalReferralHandler handler,
        ILegalReferralReads referrals,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (caseId, ground, justification) = body.Value;
        var asked = await handler.HandleAsync(new RequestLegalReferral(brand, caseId, ground, justification, caller.Actor), ct);
        if (asked.IsRefused)
        {
            return asked.Error.ToProblem();
        }
        var read = (await referrals.FindAsync(brand.Id, asked.Value.Id, ct))!;
        return new Versioned<LegalReferralView>(ViewOf(read, brand, Languages.Of(context), clock), read.State.Version)
        {
            CreatedAt = $"/v1/brands/{brand.Slug}/legal-referrals/{read.State.Id}",
        };
    }

    private static async Task<Answer<LegalReferralView>> GetAsync(
        Guid id,
        Brand brand,
        HttpContext context,
        ILegalReferralReads referrals,
        TimeProvider clock,
        CancellationToken ct
    ) => await FindAsync(id, brand, context, referrals, clock, ct) is { } found ? found : LegalErrors.NotFound(id).ToProblem();

    private static Task<Answer<LegalReferralView>> DecideAsync(
        Guid id,
        IfMatch seen,
        Body<ReferralDecisionInput> body,
        Brand brand,
        Caller caller,
        HttpContext context,
        DecideLegalReferralHandler handler,
        ILegalReferralReads referrals,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (decision, reason) = body.Value;
        return seen.ChangeAsync(
            () => FindAsync(id, brand, context, referrals, clock, ct),
            LegalErrors.NotFound(id),
            version => handler.HandleAsync(new DecideLegalReferral(brand, id, version, decision, reason, caller.Actor), ct)
        );
    }

    private static async Task<Versioned<LegalReferralView>?> FindAsync(
        Guid id,
        Brand brand,
        HttpContext context,
        ILegalReferralReads referrals,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        await referrals.FindAsync(brand.Id, id, ct) is { } found
            ? new(ViewOf(found, brand, Languages.Of(context), clock), found.State.Version)
            : null;

    private static LegalReferralView ViewOf(LegalReferralRead read, Brand brand, CultureInfo language, TimeProvider clock)
    {
        var state = read.State;
        var publishedOn = brand.DayOf(state.FirstPublishedAt);
        var doubts = LegalGrounds.DoubtsOf(state.Ground, read.Category, publishedOn, brand.DayOf(clock.GetUtcNow()));
        return new LegalReferralView(
            state.Id,
            state.Version,
            state.CaseId,
            state.Ground,
            LegalTexts.TestOf(state.Ground, language),
            state.Justification,
            state.Status,
            state.FirstPublishedAt,
            LegalGrounds.LimitationOf(state.Ground, publishedOn),
            [.. doubts.Select(doubt => new GroundDoubtView(doubt, LegalTexts.Of(doubt, language)))],
            state.Requester.Name,
            state.RequestedAt,
            state.Decider?.Name,
            state.DecisionReason,
            state.DecidedAt,
            LegalTexts.Notice(language)
        );
    }
}
