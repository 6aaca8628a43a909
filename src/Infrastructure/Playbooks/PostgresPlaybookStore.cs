using Dapper;
using Entente.Application.Playbooks;
using Entente.Domain;
using Entente.Domain.Playbooks;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Playbooks;

internal sealed class PostgresPlaybookStore(EntenteDatabase database) : IPlaybookStore
{
    private const string InsertVersion = """
        insert into playbook_versions
            (brand_id, playbook_id, version, title, language, categories, steps, advice, reply, written_by, written_at)
        values (@brandId, @id, @version, @title, @language, @categories, @steps, @advice, @reply, @writtenBy, @updatedAt)
        """;

    public async Task AddAsync(Guid brandId, Playbook playbook, CancellationToken ct) =>
        await database.ExecuteAsync(
            brandId,
            $"""
            insert into playbooks (brand_id, id, version, created_at, updated_at)
            values (@brandId, @id, @version, @updatedAt, @updatedAt);
            {InsertVersion}
            """,
            Parameters(brandId, playbook),
            ct
        );

    public async Task<bool> TrySaveAsync(Guid brandId, Playbook playbook, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var parameters = Parameters(brandId, playbook);
        var saved = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update playbooks
                set version = @version, updated_at = @updatedAt
                where brand_id = @brandId and id = @id and version = @version - 1 and retired_at is null
                """,
                parameters,
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (saved == 0)
        {
            return false;
        }
        await session.Connection.ExecuteAsync(new CommandDefinition(InsertVersion, parameters, session.Transaction, cancellationToken: ct));
        await session.CommitAsync(ct);
        return true;
    }

    public async Task<bool> TryRetireAsync(Guid brandId, Playbook playbook, DateTimeOffset at, CancellationToken ct) =>
        await database.ExecuteAsync(
            brandId,
            """
            update playbooks
            set retired_at = @at, updated_at = @at
            where brand_id = @brandId and id = @id and version = @version and retired_at is null
            """,
            new
            {
                brandId,
                id = playbook.Id,
                version = playbook.Version,
                at = at.UtcDateTime,
            },
            ct
        ) == 1;

    private static object Parameters(Guid brandId, Playbook playbook) =>
        new
        {
            brandId,
            id = playbook.Id,
            version = playbook.Version,
            title = playbook.Text.Title,
            language = playbook.Text.Language,
            categories = playbook.Text.Categories.Select(Vocabulary.Word).ToArray(),
            steps = playbook.Text.Steps.Select(Vocabulary.Word).ToArray(),
            advice = playbook.Text.Advice,
            reply = playbook.Text.Reply,
            writtenBy = playbook.WrittenBy,
            updatedAt = playbook.UpdatedAt.UtcDateTime,
        };
}
