using Entente.Application.Playbooks;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Playbooks;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Playbooks;

internal sealed class PostgresPlaybookReads(EntenteDatabase database) : IPlaybookReads
{
    private const string Columns = """
        p.id, v.version, v.title, v.language, v.categories, v.steps, v.advice, v.reply, v.written_by, v.written_at, p.created_at, p.updated_at,
        p.retired_at
        """;

    private sealed record Row(
        Guid Id,
        int Version,
        string Title,
        string Language,
        Array Categories,
        Array Steps,
        string Advice,
        string? Reply,
        string WrittenBy,
        DateTime WrittenAt,
        DateTime CreatedAt,
        DateTime UpdatedAt,
        DateTime? RetiredAt
    )
    {
        public Playbook ToPlaybook() => new(Id, Version, Text, WrittenBy, CreatedAt, UpdatedAt, RetiredAt);

        public PlaybookVersion ToVersion() => new(Version, Text, WrittenBy, WrittenAt);

        private PlaybookText Text =>
            new(
                Title,
                Language,
                [.. ((string[])Categories).Select(Vocabulary.Parse<Category>)],
                [.. ((string[])Steps).Select(Vocabulary.Parse<Step>)],
                Advice,
                Reply
            );
    }

    public async Task<IReadOnlyList<Playbook>> ListAsync(
        Guid brandId,
        PlaybookFilter filter,
        Guid? after,
        int limit,
        CancellationToken ct
    ) =>
        [
            .. (
                await database.QueryAsync<Row>(
                    brandId,
                    $"""
                    select {Columns}
                    from playbooks p
                    join playbook_versions v on v.brand_id = p.brand_id and v.playbook_id = p.id and v.version = p.version
                    where p.brand_id = @brandId and p.retired_at is null
                        {(filter.Category is null ? "" : "and (v.categories = '{}' or @category = any(v.categories))")}
                        {(filter.Step is null ? "" : "and (v.steps = '{}' or @step = any(v.steps))")}
                        {(after is null ? "" : "and p.id > @after")}
                    order by p.id
                    limit @limit
                    """,
                    new
                    {
                        brandId,
                        category = filter.Category is { } category ? Vocabulary.Word(category) : null,
                        step = filter.Step is { } step ? Vocabulary.Word(step) : null,
                        after,
                        limit,
                    },
                    ct
                )
            ).Select(r => r.ToPlaybook()),
        ];

    public async Task<Playbook?> FindAsync(Guid brandId, Guid playbookId, CancellationToken ct) => (
            await database.QueryAsync<Row>(
                brandId,
                $"""
                select {Columns}
                from playbooks p
                join playbook_versions v on v.brand_id = p.brand_id and v.playbook_id = p.id and v.version = p.version
                where p.brand_id = @brandId and p.id = @playbookId
                """,
                new { brandId, playbookId },
                ct
            )
        ).Select(r => r.ToPlaybook()).SingleOrDefault();

    public async Task<IReadOnlyList<PlaybookVersion>> VersionsAsync(Guid brandId, Guid playbookId, CancellationToken ct) =>
        [
            .. (
                await database.QueryAsync<Row>(
                    brandId,
                    $"""
                    select {Columns}
                    from playbooks p
                    join playbook_versions v on v.brand_id = p.brand_id and v.playbook_id = p.id
                    where p.brand_id = @brandId and p.id = @playbookId
                    order by v.version desc
                    """,
                    new { brandId, playbookId },
                    ct
                )
            ).Select(r => r.ToVersion()),
        ];
}
