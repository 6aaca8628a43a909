using Dapper;
using Entente.Application.Mentions;
using Entente.Domain;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Mentions;

internal sealed class PostgresMentionReads(EntenteDatabase database) : IMentionReads
{
    private sealed record RevisionRow(DateTime WrittenAt, string Text, string? Language, string? PersonalData);

    private sealed record VerdictRow(
        Guid Id,
        DateTime WrittenAt,
        string Category,
        string? Sentiment,
        string Principles,
        string? Reason,
        string Actor,
        DateTime GivenAt
    );

    public async Task<IReadOnlyList<MentionItem>> ListAsync(
        Guid brandId,
        MentionFilter filter,
        MentionCursor? after,
        int limit,
        CancellationToken ct
    )
    {
        var query = new MentionListQuery(brandId, filter, after, limit);
        var rows = await database.QueryAsync<MentionRow>(brandId, query.Sql, query.Parameters, ct);
        return [.. rows.Select(r => r.ToItem())];
    }

    public async Task<MentionDetail?> FindAsync(Guid brandId, Guid mentionId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await using var answers = await session.Connection.QueryMultipleAsync(
            new CommandDefinition(One, new { brandId, mentionId }, session.Transaction, cancellationToken: ct)
        );
        if (await answers.ReadSingleOrDefaultAsync<MentionRow>() is not { } row)
        {
            return null;
        }
        var revisions = await answers.ReadAsync<RevisionRow>();
        var assessment = await answers.ReadSingleOrDefaultAsync<AssessmentRow>();
        var verdicts = await answers.ReadAsync<VerdictRow>();
        return new MentionDetail(
            row.ToItem(),
            [
                .. revisions.Select(r => new MentionRevision(r.WrittenAt, r.Text, r.Language)
                {
                    PersonalData = StoredSignals.Read(r.PersonalData),
                }),
            ],
            assessment?.ToAssessment(),
            assessment?.AssessedAt,
            [.. verdicts.Select(ToVerdict)]
        );
    }

    private const string One =
        MentionRow.Select
        + $"""
            where m.brand_id = @brandId and m.id = @mentionId;

            select m.written_at, m.text, m.language, {StoredSignals.PersonalData}
            from (select brand_id, mention_id as id, written_at, text, language from mention_revisions) m
            where m.brand_id = @brandId and m.id = @mentionId
            order by m.written_at;

            select
                s.model_version, s.language, s.sentiment, s.sentiment_score, s.category, s.category_confidence, s.signals::text,
                s.reasons::text, s.assessed_at
            from assessments s
            join mentions m on m.brand_id = s.brand_id and m.id = s.mention_id and m.written_at = s.written_at
            where s.brand_id = @brandId and s.mention_id = @mentionId
            order by s.assessed_at desc
            limit 1;

            select id, written_at, category, sentiment, array_to_string(principles, ',') as principles, reason, actor, given_at
            from verdicts
            where brand_id = @brandId and mention_id = @mentionId
            order by given_at, id;
            """;

    private static MentionVerdict ToVerdict(VerdictRow row) =>
        new(
            row.Id,
            row.WrittenAt,
            Vocabulary.Parse<Category>(row.Category),
            row.Sentiment is null ? null : Vocabulary.Parse<Sentiment>(row.Sentiment),
            [.. row.Principles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Vocabulary.Parse<SignalKind>)],
            row.Reason,
            row.Actor,
            row.GivenAt
        );
}
