using Entente.Application.Practice;
using Entente.Domain;
using Entente.Domain.Practice;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Practice;

internal sealed class PostgresPracticeReads(EntenteDatabase database) : IPracticeReads
{
    private sealed record RunRow(
        Guid Id,
        int Version,
        Guid ScenarioId,
        int ScenarioVersion,
        string Title,
        string Language,
        string PlayerId,
        string Player,
        int Posts,
        long Answered,
        DateTime StartedAt,
        DateTime? FinishedAt,
        decimal? Score
    )
    {
        public RunSummary ToSummary() =>
            new(
                Id,
                Version,
                ScenarioId,
                ScenarioVersion,
                Title,
                Language,
                PlayerId,
                Player,
                Posts,
                (int)Answered,
                StartedAt,
                FinishedAt,
                Score
            );
    }

    private sealed record PlayedRow(
        Guid RunId,
        string PlayerId,
        string Player,
        Guid ScenarioId,
        int ScenarioVersion,
        int Post,
        string Category,
        string DueCategory,
        string Standing,
        string DueStanding,
        int Points,
        DateTime AnsweredAt
    )
    {
        public PlayedPost ToPlayed() =>
            new(
                RunId,
                PlayerId,
                Player,
                ScenarioId,
                ScenarioVersion,
                Post,
                Vocabulary.Parse<Category>(Category),
                Vocabulary.Parse<Category>(DueCategory),
                Vocabulary.Parse<Standing>(Standing),
                Vocabulary.Parse<Standing>(DueStanding),
                Points,
                AnsweredAt
            );
    }

    private sealed record BestRow(Guid ScenarioId, long Times, decimal Best);

    public async Task<IReadOnlyList<RunSummary>> ListAsync(Guid brandId, RunFilter filter, Guid? before, int limit, CancellationToken ct) =>
        [
            .. (
                await database.QueryAsync<RunRow>(
                    brandId,
                    $"""
                    select
                        r.id, r.version, r.scenario_id, r.scenario_version, r.scenario ->> 'title' as title, r.scenario ->> 'language' as language,
                        r.player_id, r.player, jsonb_array_length(r.scenario -> 'posts') as posts,
                        (select count(*) from practice_answers a where a.brand_id = r.brand_id and a.run_id = r.id) as answered,
                        r.started_at, r.finished_at, r.score
                    from practice_runs r
                    where r.brand_id = @brandId
                        {(filter.PlayerId is null ? "" : "and r.player_id = @playerId")}
                        {(filter.ScenarioId is null ? "" : "and r.scenario_id = @scenarioId")}
                        {(filter.Finished is { } over ? $"and r.finished_at is {(over ? "not " : "")}null" : "")}
                        {(before is null ? "" : "and r.id < @before")}
                    order by r.id desc
                    limit @limit
                    """,
                    new
                    {
                        brandId,
                        playerId = filter.PlayerId,
                        scenarioId = filter.ScenarioId,
                        before,
                        limit,
                    },
                    ct
                )
            ).Select(r => r.ToSummary()),
        ];

    public Task<PracticeRun?> FindAsync(Guid brandId, Guid runId, CancellationToken ct) =>
        PracticeRunRows.FindAsync(database, brandId, runId, ct);

    public async Task<IReadOnlyList<PlayedPost>> PlayedAsync(Guid brandId, PlayedFilter filter, int limit, CancellationToken ct) =>
        [
            .. (
                await database.QueryAsync<PlayedRow>(
                    brandId,
                    $"""
                    select
                        r.id as run_id, r.player_id, r.player, r.scenario_id, r.scenario_version, a.post, a.category, a.due_category, a.standing,
                        a.due_standing, a.points, a.answered_at
                    from practice_answers a
                    join practice_runs r on r.brand_id = a.brand_id and r.id = a.run_id
                    where a.brand_id = @brandId and a.answered_at >= @from and a.answered_at < @to
                        {(filter.PlayerId is null ? "" : "and r.player_id = @playerId")}
                        {(filter.ScenarioId is null ? "" : "and r.scenario_id = @scenarioId")}
                    order by a.answered_at desc, a.run_id, a.post
                    limit @limit
                    """,
                    new
                    {
                        brandId,
                        playerId = filter.PlayerId,
                        scenarioId = filter.ScenarioId,
                        from = filter.From.UtcDateTime,
                        to = filter.To.UtcDateTime,
                        limit,
                    },
                    ct
                )
            ).Select(r => r.ToPlayed()),
        ];

    public async Task<IReadOnlyDictionary<Guid, (int Times, decimal Best)>> BestAsync(
        Guid brandId,
        string playerId,
        CancellationToken ct
    ) =>
        (
            await database.QueryAsync<BestRow>(
                brandId,
                """
                select scenario_id, count(*) as times, max(score) as best
                from practice_runs
                where brand_id = @brandId and player_id = @playerId and finished_at is not null
                group by scenario_id
                """,
                new { brandId, playerId },
                ct
            )
        ).ToDictionary(r => r.ScenarioId, r => ((int)r.Times, r.Best));
}
