using Dapper;
using Entente.Domain.Access;
using Entente.Domain.Practice;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Practice;

/// <summary>A run with its answers, as it was kept.</summary>
internal static class PracticeRunRows
{
    private sealed record RunRow(
        Guid Id,
        int Version,
        Guid ScenarioId,
        int ScenarioVersion,
        string Scenario,
        string PlayerId,
        string Player,
        string PolicyVersion,
        DateTime StartedAt,
        DateTime ShownAt,
        DateTime? FinishedAt
    );

    private sealed record AnswerRow(string Said, string Scored, int TookSeconds, DateTime AnsweredAt)
    {
        public ScoredAnswer ToAnswer() =>
            new(StoredJson.Read<PostAnswer>(Said), TookSeconds, AnsweredAt, StoredJson.Read<PostScore>(Scored));
    }

    public static async Task<PracticeRun?> FindAsync(EntenteDatabase database, Guid brandId, Guid runId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        using var found = await session.Connection.QueryMultipleAsync(
            new CommandDefinition(
                """
                select id, version, scenario_id, scenario_version, scenario, player_id, player, policy_version, started_at, shown_at, finished_at
                from practice_runs
                where brand_id = @brandId and id = @runId;
                select said, scored, took_seconds, answered_at
                from practice_answers
                where brand_id = @brandId and run_id = @runId
                order by post
                """,
                new { brandId, runId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        var run = await found.ReadSingleOrDefaultAsync<RunRow>();
        var answers = (await found.ReadAsync<AnswerRow>()).Select(a => a.ToAnswer()).ToList();
        return run is null
            ? null
            : new PracticeRun(
                run.Id,
                run.Version,
                run.ScenarioId,
                run.ScenarioVersion,
                StoredJson.Read<ScenarioText>(run.Scenario),
                new Actor(run.PlayerId, run.Player),
                run.PolicyVersion,
                run.StartedAt,
                run.ShownAt,
                run.FinishedAt,
                answers
            );
    }
}
