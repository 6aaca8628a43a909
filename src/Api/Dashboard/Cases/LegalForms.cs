using Entente.Application.Legal;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Legal;

namespace Entente.Api.Dashboard.Cases;

/// <summary>The law, as the last resort: asked for in writing by one person, decided by another.</summary>
internal static class LegalForms
{
    private const string Part = "law";

    public static void MapLegalForms(this WebApplication app)
    {
        app.MapPost("/cases/{id:guid}/legal-referrals", AskAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/legal-decisions", DecideAsync).ExcludeFromDescription();
    }

    private static Task<IResult> AskAsync(Guid id, HttpContext context, RequestLegalReferralHandler handler, CancellationToken ct) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.LegalWrite,
            async form =>
                form.Word<LegalGround>("ground") is { } ground
                    ? CaseTold.Of(
                        Part,
                        "law_asked",
                        await handler.HandleAsync(
                            new RequestLegalReferral(form.Brand, id, ground, form.Text("justification"), form.Caller.Actor),
                            ct
                        )
                    )
                    : new CaseTold(Part) { Refusal = CaseErrors.Required("/ground") },
            ct
        );

    private static Task<IResult> DecideAsync(Guid id, HttpContext context, DecideLegalReferralHandler handler, CancellationToken ct) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.LegalApprove,
            async form =>
                form.Word<ReferralDecision>("decision") is { } decision
                    ? CaseTold.Of(
                        Part,
                        $"law_{Vocabulary.Word(decision)}",
                        await handler.HandleAsync(
                            new DecideLegalReferral(
                                form.Brand,
                                form.Id("referral") ?? Guid.Empty,
                                form.Version,
                                decision,
                                form.Reason(),
                                form.Caller.Actor
                            ),
                            ct
                        )
                    )
                    : new CaseTold(Part) { Refusal = CaseErrors.Required("/decision") },
            ct
        );
}
