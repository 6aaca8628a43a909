using Dapper;
using Entente.Application.Advocates;
using Entente.Domain;
using Entente.Domain.Advocates;
using Entente.Domain.Outcomes;
using Entente.Infrastructure.Database;
using Npgsql;

namespace Entente.Infrastructure.Advocates;

internal sealed class PostgresAdvocateStore(EntenteDatabase database) : IAdvocateStore
{
    private sealed record Row(Guid Id, Guid BrandId, Guid AuthorId, int Version, string Status, DateTime CreatedAt, DateTime UpdatedAt);

    private const string AddAnswer = """
        insert into advocate_answers (
            brand_id, advocate_id, number, answer, asked_by, asked_at, answered_at, given_through, note, recorded_by, recorded_at
        )
        values (@brandId, @id, @version, @answer, @askedBy, @askedAt, @answeredAt, @through, @note, @recordedBy, @recordedAt)
        """;

    public async Task<Advocate?> FindAsync(Guid brandId, Guid advocateId, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<Row>(
            brandId,
            """
            select id, brand_id, author_id, version, status, created_at, updated_at
            from advocates
            where brand_id = @brandId and id = @advocateId
            """,
            new { brandId, advocateId },
            ct
        );
        return row is null
            ? null
            : new Advocate(
                row.Id,
                row.BrandId,
                row.AuthorId,
                row.Version,
                Vocabulary.Parse<AdvocateAnswer>(row.Status),
                row.CreatedAt,
                row.UpdatedAt
            );
    }

    public async Task<Error?> TryAddAsync(Advocate advocate, RecordedAnswer answer, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(advocate.BrandId, ct);
        var parameters = ParametersOf(advocate, answer);
        try
        {
            var added = await session.Connection.ExecuteAsync(
                new CommandDefinition(
                    """
                    insert into advocates (brand_id, id, version, author_id, status, created_at, updated_at)
                    values (@brandId, @id, @version, @authorId, @answer, @createdAt, @updatedAt)
                    on conflict (brand_id, author_id) do nothing
                    """,
                    parameters,
                    session.Transaction,
                    cancellationToken: ct
                )
            );
            if (added == 0)
            {
                return AdvocateErrors.AskedBefore(await IdOfAsync(session, parameters, ct));
            }
        }
        catch (PostgresException nobody) when (nobody.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return AdvocateErrors.AuthorUnknown(advocate.AuthorId);
        }
        await session.Connection.ExecuteAsync(new CommandDefinition(AddAnswer, parameters, session.Transaction, cancellationToken: ct));
        await session.CommitAsync(ct);
        return null;
    }

    public async Task<bool> TrySaveAsync(Advocate advocate, RecordedAnswer answer, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(advocate.BrandId, ct);
        var parameters = ParametersOf(advocate, answer);
        var saved = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update advocates
                set version = @version, status = @answer, updated_at = @updatedAt
                where brand_id = @brandId and id = @id and version = @version - 1
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
        await session.Connection.ExecuteAsync(new CommandDefinition(AddAnswer, parameters, session.Transaction, cancellationToken: ct));
        await session.CommitAsync(ct);
        return true;
    }

    public async Task<bool> TryEraseAsync(Guid brandId, Guid advocateId, int version, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var erased = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                "delete from advocates where brand_id = @brandId and id = @advocateId and version = @version",
                new
                {
                    brandId,
                    advocateId,
                    version,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return erased == 1;
    }

    private static Task<Guid> IdOfAsync(DatabaseSession session, object parameters, CancellationToken ct) =>
        session.Connection.ExecuteScalarAsync<Guid>(
            new CommandDefinition(
                "select id from advocates where brand_id = @brandId and author_id = @authorId",
                parameters,
                session.Transaction,
                cancellationToken: ct
            )
        );

    private static object ParametersOf(Advocate advocate, RecordedAnswer answer) =>
        new
        {
            brandId = advocate.BrandId,
            id = advocate.Id,
            version = advocate.Version,
            authorId = advocate.AuthorId,
            createdAt = advocate.CreatedAt.UtcDateTime,
            updatedAt = advocate.UpdatedAt.UtcDateTime,
            answer = Vocabulary.Word(answer.Answer),
            askedBy = answer.AskedBy,
            askedAt = answer.AskedAt.UtcDateTime,
            answeredAt = answer.AnsweredAt.UtcDateTime,
            through = Vocabulary.Word(answer.Through),
            note = answer.Note,
            recordedBy = answer.RecordedBy,
            recordedAt = answer.RecordedAt.UtcDateTime,
        };
}
