using Entente.Application.Legal;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Legal;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Legal;

internal sealed record LegalReferralRow(
    Guid Id,
    int Version,
    Guid CaseId,
    string Ground,
    string Justification,
    string Status,
    DateTime FirstPublishedAt,
    string RequesterId,
    string Requester,
    DateTime RequestedAt,
    string? DeciderId,
    string? Decider,
    string? DecisionReason,
    DateTime? DecidedAt,
    string? Category
)
{
    public const string Select = """
        select
            l.id, l.version, l.case_id, l.ground, l.justification, l.status, l.first_published_at, l.requester_id, l.requester,
            l.requested_at, l.decider_id, l.decider, l.decision_reason, l.decided_at, c.category
        from legal_referrals l
        join cases c on c.brand_id = l.brand_id and c.id = l.case_id
        """;

    public static async Task<LegalReferralRow?> FindAsync(EntenteDatabase database, Guid brandId, Guid id, CancellationToken ct)
    {
        return await database.QuerySingleOrDefaultAsync<LegalReferralRow>(
            brandId,
            $"""
            {Select}
            where l.brand_id = @brandId and l.id = @id
            """,
            new { brandId, id },
            ct
        );
    }

    public ReferralState ToState() =>
        new(
            Id,
            Version,
            CaseId,
            Vocabulary.Parse<LegalGround>(Ground),
            Justification,
            Vocabulary.Parse<ReferralStatus>(Status),
            FirstPublishedAt,
            new Actor(RequesterId, Requester),
            RequestedAt,
            DeciderId is null ? null : new Actor(DeciderId, Decider!),
            DecisionReason,
            DecidedAt
        );

    public LegalReferralRead ToRead() => new(ToState(), Category is null ? null : Vocabulary.Parse<Category>(Category));
}
