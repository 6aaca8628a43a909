using Entente.Application.Practice;
using Entente.Domain.Practice;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Practice;

internal sealed class PostgresScenarioReads(EntenteDatabase database) : IScenarioReads
{
    private const string Columns = """
        s.id, v.version, v.title, v.language, v.situation, v.starts_at, v.posts, v.written_by, v.written_at, s.created_at, s.updated_at,
        s.retired_at
        """;

    private sealed record Row(
        Guid Id,
        int Version,
        string Title,
        string Language,
        string Situation,
        string StartsAt,
        string Posts,
        string WrittenBy,
        DateTime WrittenAt,
        DateTime CreatedAt,
        DateTime UpdatedAt,
        DateTime? RetiredAt
    )
    {
        public Scenario ToScenario() => new(Id, Version, ScenarioSource.Brand, Text, WrittenBy, CreatedAt, UpdatedAt, RetiredAt);

        public ScenarioVersion ToVersion() => new(Version, Text, WrittenBy, WrittenAt);

        private ScenarioText Text => new(Title, Language, Situation, StartsAt, StoredJson.Read<PracticePost[]>(Posts));
    }

    public async Task<IReadOnlyList<Scenario>> ListAsync(
        Guid brandId,
        ScenarioFilter filter,
        ScenarioCursor? after,
        int limit,
        CancellationToken ct
    )
    {
        var library = after?.Source == ScenarioSource.Brand ? [] : OfTheLibrary(filter, after?.Id).Take(limit).ToList();
        if (library.Count == limit || filter.Source == ScenarioSource.Library)
        {
            return library;
        }
        return [.. library, .. await OfTheBrandAsync(brandId, filter, after, limit - library.Count, ct)];
    }

    public async Task<Scenario?> FindAsync(Guid brandId, Guid scenarioId, CancellationToken ct) => ScenarioLibrary.Find(scenarioId) ?? (
            await database.QueryAsync<Row>(
                brandId,
                $"""
                select {Columns}
                from practice_scenarios s
                join practice_scenario_versions v on v.brand_id = s.brand_id and v.scenario_id = s.id and v.version = s.version
                where s.brand_id = @brandId and s.id = @scenarioId
                """,
                new { brandId, scenarioId },
                ct
            )
        ).Select(r => r.ToScenario()).SingleOrDefault();

    public async Task<IReadOnlyList<ScenarioVersion>> VersionsAsync(Guid brandId, Guid scenarioId, CancellationToken ct) =>
        [
            .. (
                await database.QueryAsync<Row>(
                    brandId,
                    $"""
                    select {Columns}
                    from practice_scenarios s
                    join practice_scenario_versions v on v.brand_id = s.brand_id and v.scenario_id = s.id
                    where s.brand_id = @brandId and s.id = @scenarioId
                    order by v.version desc
                    """,
                    new { brandId, scenarioId },
                    ct
                )
            ).Select(r => r.ToVersion()),
        ];

    private static IEnumerable<Scenario> OfTheLibrary(ScenarioFilter filter, Guid? after) =>
        filter.Source == ScenarioSource.Brand
            ? []
            : ScenarioLibrary
                .All.SkipWhile(s => after is not null && s.Id != after)
                .Skip(after is null ? 0 : 1)
                .Where(s => filter.Language is null || s.Text.Language == filter.Language);

    private async Task<IEnumerable<Scenario>> OfTheBrandAsync(
        Guid brandId,
        ScenarioFilter filter,
        ScenarioCursor? after,
        int limit,
        CancellationToken ct
    ) =>
        (
            await database.QueryAsync<Row>(
                brandId,
                $"""
                select {Columns}
                from practice_scenarios s
                join practice_scenario_versions v on v.brand_id = s.brand_id and v.scenario_id = s.id and v.version = s.version
                where s.brand_id = @brandId and s.retired_at is null
                    {(filter.Language is null ? "" : "and v.language = @language")}
                    {(after?.Source == ScenarioSource.Brand ? "and s.id > @after" : "")}
                order by s.id
                limit @limit
                """,
                new
                {
                    brandId,
                    language = filter.Language,
                    after = after?.Id,
                    limit,
                },
                ct
            )
        ).Select(r => r.ToScenario());
}
