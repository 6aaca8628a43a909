using Dapper;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresSecondFactors(EntenteDatabase database) : ISecondFactorReads, ISecondFactorStore
{
    private const string AddCodes = "insert into recovery_codes (user_id, code_hash) select @userId, unnest(@codes::bytea[])";

    public async Task<SecondFactor?> FindAsync(Guid userId, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<SecondFactorRow>(
            new CommandDefinition(
                """
                select f.user_id, f.sealed_secret, f.created_at,
                       (select count(*) from recovery_codes c where c.user_id = f.user_id and c.used_at is null) as codes_left
                from second_factors f
                where f.user_id = @userId
                """,
                new { userId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row is null
            ? null
            : new SecondFactor(row.user_id, row.sealed_secret, new DateTimeOffset(row.created_at), (int)row.codes_left);
    }

    public async Task<bool> TryAddAsync(SecondFactor factor, long step, IReadOnlyCollection<byte[]> codes, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var (userId, at) = (factor.UserId, factor.CreatedAt.ToUniversalTime());
        var added = await session.ExecuteAsync(
            """
            insert into second_factors (user_id, sealed_secret, last_step, created_at)
            values (@userId, @SealedSecret, @step, @at)
            on conflict do nothing
            """,
            new
            {
                userId,
                factor.SealedSecret,
                step,
                at,
            },
            ct
        );
        if (added == 0)
        {
            return false;
        }
        await session.ExecuteAsync(AddCodes, new { userId, codes = codes.ToArray() }, ct);
        await AccessEvents.KeepAsync(session, AccessEventKind.SecondFactorOn, userId.ToString(), at, ct, userId);
        await session.CommitAsync(ct);
        return true;
    }

    public async Task<bool> TryTakeStepAsync(Guid userId, long step, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var taken = await session.ExecuteAsync(
            "update second_factors set last_step = @step where user_id = @userId and last_step < @step",
            new { userId, step },
            ct
        );
        await session.CommitAsync(ct);
        return taken == 1;
    }

    public async Task<bool> TryTakeCodeAsync(Guid userId, byte[] codeHash, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var taken = await session.ExecuteAsync(
            "update recovery_codes set used_at = @at where user_id = @userId and code_hash = @codeHash and used_at is null",
            new
            {
                userId,
                codeHash,
                at = at.ToUniversalTime(),
            },
            ct
        );
        if (taken == 1)
        {
            await AccessEvents.KeepAsync(session, AccessEventKind.RecoveryCodeUsed, userId.ToString(), at, ct, userId);
        }
        await session.CommitAsync(ct);
        return taken == 1;
    }

    public async Task<bool> TryReplaceCodesAsync(Guid userId, IReadOnlyCollection<byte[]> codes, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        // The factor's row is ours to the end of the transaction: of two who renew at once, the second's codes hold.
        if (await session.ExecuteAsync("update second_factors set last_step = last_step where user_id = @userId", new { userId }, ct) == 0)
        {
            return false;
        }
        await session.ExecuteAsync("delete from recovery_codes where user_id = @userId", new { userId }, ct);
        await session.ExecuteAsync(AddCodes, new { userId, codes = codes.ToArray() }, ct);
        await AccessEvents.KeepAsync(session, AccessEventKind.RecoveryCodesRenewed, userId.ToString(), at, ct, userId);
        await session.CommitAsync(ct);
        return true;
    }

    public async Task<bool> TryRemoveAsync(Guid userId, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        if (await session.ExecuteAsync("delete from second_factors where user_id = @userId", new { userId }, ct) == 0)
        {
            return false;
        }
        await AccessEvents.KeepAsync(session, AccessEventKind.SecondFactorOff, by.Id, at, ct, userId);
        await session.CommitAsync(ct);
        return true;
    }

    private sealed record SecondFactorRow(Guid user_id, string sealed_secret, DateTime created_at, long codes_left);
}
