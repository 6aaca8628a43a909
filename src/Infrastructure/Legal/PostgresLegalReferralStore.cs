using Dapper;
using Entente.Application.Legal;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Legal;
using Entente.Infrastructure.Cases;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Legal;

internal sealed class PostgresLegalReferralStore(EntenteDatabase database) : ILegalReferralStore
{
    public async Task<DateTimeOffset?> FirstPublishedAsync(Guid brandId, Guid caseId, CancellationToken ct)
    {
        return await database.QuerySingleOrDefaultAsync<DateTime?>(
            brandId,
            """
            select min(m.posted_at)
            from case_mentions cm
            join mentions m on m.brand_id = cm.brand_id and m.id = cm.mention_id
            where cm.brand_id = @brandId and cm.case_id = @caseId
            """,
            new { brandId, caseId },
            ct
        );
    }

    public async Task<LegalReferral?> FindAsync(Guid brandId, Guid referralId, CancellationToken ct) =>
        await LegalReferralRow.FindAsync(database, brandId, referralId, ct) is { } row ? new LegalReferral(row.ToState()) : null;

    public async Task<bool> TryAddAsync(Guid brandId, LegalReferral referral, CancellationToken ct)
    {
        var state = referral.State;
        await using var session = await database.OpenAsync(brandId, ct);
        var added = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into legal_referrals (
                    brand_id, id, case_id, ground, justification, status, first_published_at, requester_id, requester, requested_at
                )
                values (@brandId, @Id, @CaseId, @ground, @Justification, 'requested', @firstPublishedAt, @requesterId, @requester, @requestedAt)
                on conflict (brand_id, case_id) where status = 'requested' do nothing
                """,
                new
                {
                    brandId,
                    state.Id,
                    state.CaseId,
                    ground = Vocabulary.Word(state.Ground),
                    state.Justification,
                    firstPublishedAt = state.FirstPublishedAt.UtcDateTime,
                    requesterId = state.Requester.Id,
                    requester = state.Requester.Name,
                    requestedAt = state.RequestedAt.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return added == 1;
    }

    public async Task<bool> TryDecideAsync(Guid brandId, LegalReferral decided, Case? moved, CancellationToken ct)
    {
        var state = decided.State;
        await using var session = await database.OpenAsync(brandId, ct);
        var saved = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update legal_referrals
                set version = version + 1, status = @status, decider_id = @deciderId, decider = @decider,
                    decision_reason = @DecisionReason, decided_at = @decidedAt
                where brand_id = @brandId and id = @Id and version = @Version
                """,
                new
                {
                    brandId,
                    state.Id,
                    state.Version,
                    status = Vocabulary.Word(state.Status),
                    deciderId = state.Decider!.Id,
                    decider = state.Decider.Name,
                    state.DecisionReason,
                    decidedAt = state.DecidedAt!.Value.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (saved == 0 || (moved is not null && !await PostgresCaseStore.TrySaveAsync(session, brandId, moved, ct)))
        {
            return false;
        }
        await session.CommitAsync(ct);
        decided.Saved();
        moved?.Saved();
        return true;
    }
}
