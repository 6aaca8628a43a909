using Entente.Application.Practice;
using Entente.Domain.Practice;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Practice;

internal sealed class PostgresScenarioStore(EntenteDatabase database) : IScenarioStore
{
    private const string InsertVersion = """
        insert into practice_scenario_versions
            (brand_id, scenario_id, version, title, language, situation, starts_at, posts, written_by, written_at)
        values (@brandId, @id, @version, @title, @language, @situation, @startsAt, @posts::jsonb, @writtenBy, @updatedAt)
        """;

    public async Task AddAsync(Guid brandId, Scenario scenario, CancellationToken ct) =>
        await database.ExecuteAsync(
            brandId,
            $"""
            insert into practice_scenarios (brand_id, id, version, created_at, updated_at)
            values (@brandId, @id, @version, @updatedAt, @updatedAt);
            {InsertVersion}
            """,
            Parameters(brandId, scenario),
            ct
        );

    public async Task<bool> TrySaveAsync(Guid brandId, Scenario scenario, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var parameters = Parameters(brandId, scenario);
        var saved = await session.ExecuteAsync(
            """
            update practice_scenarios
            set version = @version, updated_at = @updatedAt
            where brand_id = @brandId and id = @id and version = @version - 1 and retired_at is null
            """,
            parameters,
            ct
        );
        if (saved == 0)
        {
            return false;
        }
        await session.ExecuteAsync(InsertVersion, parameters, ct);
        await session.CommitAsync(ct);
        return true;
    }

    public async Task<bool> TryRetireAsync(Guid brandId, Scenario scenario, DateTimeOffset at, CancellationToken ct) =>
        await database.ExecuteAsync(
            brandId,
            """
            update practice_scenarios
            set retired_at = @at, updated_at = @at
            where brand_id = @brandId and id = @id and version = @version and retired_at is null
            """,
            new
            {
                brandId,
                id = scenario.Id,
                version = scenario.Version,
                at = at.UtcDateTime,
            },
            ct
        ) == 1;

    private static object Parameters(Guid brandId, Scenario scenario) =>
        new
        {
            brandId,
            id = scenario.Id,
            version = scenario.Version,
            title = scenario.Text.Title,
            language = scenario.Text.Language,
            situation = scenario.Text.Situation,
            startsAt = scenario.Text.StartsAt,
            posts = StoredJson.Write(scenario.Text.Posts),
            writtenBy = scenario.WrittenBy,
            updatedAt = scenario.UpdatedAt!.Value.UtcDateTime,
        };
}
