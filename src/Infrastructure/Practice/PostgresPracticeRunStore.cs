using System.Data;
using Dapper;
using Entente.Application.Practice;
using Entente.Domain;
using Entente.Domain.Practice;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Practice;

internal sealed class PostgresPracticeRunStore(EntenteDatabase database) : IPracticeRunStore
{
    public async Task AddAsync(Guid brandId, PracticeRun run, CancellationToken ct) =>
        await database.ExecuteAsync(
            brandId,
            """
            insert into practice_runs (
                brand_id, id, version, scenario_id, scenario_version, scenario, player_id, player, policy_version, started_at, shown_at
            )
            values (
                @brandId, @id, @version, @scenarioId, @scenarioVersion, @scenario::jsonb, @playerId, @player, @policyVersion, @startedAt, @startedAt
            )
            """,
            new
            {
                brandId,
                id = run.Id,
                version = run.Version,
                scenarioId = run.ScenarioId,
                scenarioVersion = run.ScenarioVersion,
                scenario = StoredJson.Write(run.Scenario),
                playerId = run.Player.Id,
                player = run.Player.Name,
                policyVersion = run.PolicyVersion,
                startedAt = run.StartedAt.UtcDateTime,
            },
            ct
        );

    public async Task<long> ForgetAsync(Guid brandId, DateTimeOffset begunBefore, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var forgotten = await session.Connection.QuerySingleAsync<long>(
            new CommandDefinition(
                "select forget_practice_runs(@brandId, @before)",
                new { brandId, before = begunBefore.UtcDateTime },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return forgotten;
    }

    public Task<PracticeRun?> FindAsync(Guid brandId, Guid runId, CancellationToken ct) =>
        PracticeRunRows.FindAsync(database, brandId, runId, ct);

    public async Task<bool> TrySaveAsync(Guid brandId, PracticeRun answered, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var moved = await session.ExecuteAsync(
            """
            update practice_runs
            set version = @version, shown_at = @shownAt, finished_at = @finishedAt, score = @score
            where brand_id = @brandId and id = @id and version = @version - 1
            """,
            Moved(brandId, answered),
            ct
        );
        if (moved == 0)
        {
            return false;
        }
        await session.ExecuteAsync(
            """
            insert into practice_answers (
                brand_id, run_id, post, category, standing, due_category, due_standing, said, scored, points, took_seconds, answered_at
            )
            values (
                @brandId, @id, @post, @category, @standing, @dueCategory, @dueStanding, @said::jsonb, @scored::jsonb, @points, @took, @at
            )
            """,
            LastAnswer(brandId, answered),
            ct
        );
        await session.CommitAsync(ct);
        return true;
    }

    private static DynamicParameters Moved(Guid brandId, PracticeRun run)
    {
        var p = new DynamicParameters();
        p.Add("brandId", brandId);
        p.Add("id", run.Id);
        p.Add("version", run.Version);
        p.Add("shownAt", run.ShownAt.UtcDateTime);
        p.Add("finishedAt", run.FinishedAt?.UtcDateTime, DbType.DateTime);
        p.Add("score", run.Score, DbType.Decimal);
        return p;
    }

    private static object LastAnswer(Guid brandId, PracticeRun run)
    {
        var (post, answer) = (run.Answers.Count - 1, run.Answers[^1]);
        return new
        {
            brandId,
            id = run.Id,
            post,
            category = Vocabulary.Word(answer.Said.Category),
            standing = Vocabulary.Word(answer.Score.Said),
            dueCategory = Vocabulary.Word(run.Scenario.Posts[post].Expected.Category),
            dueStanding = Vocabulary.Word(answer.Score.Due),
            said = StoredJson.Write(answer.Said),
            scored = StoredJson.Write(answer.Score),
            points = answer.Score.Points,
            took = answer.TookSeconds,
            at = answer.AnsweredAt.UtcDateTime,
        };
    }
}
