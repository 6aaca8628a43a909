using System.Data;
using Dapper;
using Entente.Application.Policies;
using Entente.Domain.Policies;
using Entente.Infrastructure.Audit;
using Entente.Infrastructure.Database;
using Npgsql;

namespace Entente.Infrastructure.Policies;

internal sealed class PostgresPolicyStore(EntenteDatabase database) : IPolicyStore
{
    public async Task<PolicyVersion> AddAsync(Guid brandId, NewDraft draft, CancellationToken ct)
    {
        // Somebody who began a draft at the same moment may have taken the number: then the next one.
        while (true)
        {
            await using var session = await database.OpenAsync(brandId, ct);
            var number = await session.Connection.QuerySingleOrDefaultAsync<int?>(
                new CommandDefinition(
                    """
                    insert into policies (brand_id, version, replaces, note, rules, created_by, created_at, updated_at)
                    select @brand_id, coalesce(max(version), 0) + 1, @replaces, @note, @rules::jsonb, @by, @at, @at
                    from policies
                    where brand_id = @brand_id
                    on conflict (brand_id, version) do nothing
                    returning version
                    """,
                    Parameters(brandId, draft),
                    session.Transaction,
                    cancellationToken: ct
                )
            );
            await session.CommitAsync(ct);
            if (number is { } taken)
            {
                var rules = draft.Rules with { Version = PolicyVersion.NameOf(taken) };
                return new PolicyVersion(rules, draft.Replaces, draft.Note, 1, draft.By, draft.At, draft.At, null);
            }
        }
    }

    public async Task<bool> TrySaveAsync(Guid brandId, PolicyVersion draft, CancellationToken ct) =>
        await ExecuteAsync(
            brandId,
            """
            update policies
            set replaces = @replaces, note = @note, rules = @rules::jsonb, revision = @revision, updated_at = @updated_at
            where brand_id = @brand_id and version = @version and revision = @revision - 1 and publication is null
            """,
            Parameters(brandId, draft),
            ct
        );

    public async Task<bool> TryRemoveAsync(Guid brandId, PolicyVersion draft, CancellationToken ct) =>
        await ExecuteAsync(
            brandId,
            """
            delete from policies
            where brand_id = @brand_id and version = @version and revision = @revision and publication is null
            """,
            Parameters(brandId, draft),
            ct
        );

    public async Task<PolicyPublishing> TryPublishAsync(Guid brandId, PolicyVersion published, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        try
        {
            var rulesSha256 = await session.Connection.QuerySingleOrDefaultAsync<string>(
                new CommandDefinition(
                    """
                    update policies
                    set revision = @revision, updated_at = @updated_at, publication = @publication, published_by = @published_by,
                        published_at = @published_at, effective_from = @effective_from
                    where brand_id = @brand_id and version = @version and revision = @revision - 1 and publication is null
                    returning encode(sha256(convert_to(rules::text, 'UTF8')), 'hex')
                    """,
                    Parameters(brandId, published),
                    session.Transaction,
                    cancellationToken: ct
                )
            );
            if (rulesSha256 is null)
            {
                return PolicyPublishing.ChangedMeanwhile;
            }
            await SealAsync(session, brandId, published, rulesSha256, ct);
            await session.CommitAsync(ct);
            return PolicyPublishing.Published;
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return PolicyPublishing.AnotherPublished;
        }
    }

    private static Task SealAsync(DatabaseSession session, Guid brandId, PolicyVersion published, string rulesSha256, CancellationToken ct)
    {
        var publication = published.Publication!;
        return BrandEvents.KeepAsync(
            session,
            brandId,
            "policy_published",
            publication.By,
            publication.At,
            new
            {
                policy_version = published.Version,
                replaces = published.Replaces,
                effective_from = publication.EffectiveFrom.UtcDateTime,
                rules_sha256 = rulesSha256,
                note = published.Note,
            },
            ct
        );
    }

    private async Task<bool> ExecuteAsync(Guid brandId, string sql, DynamicParameters parameters, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var rows = await session.Connection.ExecuteAsync(
            new CommandDefinition(sql, parameters, session.Transaction, cancellationToken: ct)
        );
        await session.CommitAsync(ct);
        return rows == 1;
    }

    private static DynamicParameters Parameters(Guid brandId, NewDraft draft)
    {
        var p = new DynamicParameters();
        p.Add("brand_id", brandId);
        p.Add("replaces", draft.Replaces);
        p.Add("note", draft.Note, DbType.String);
        p.Add("rules", PolicyJson.Write(draft.Rules));
        p.Add("by", draft.By);
        p.Add("at", draft.At.UtcDateTime, DbType.DateTime);
        return p;
    }

    private static DynamicParameters Parameters(Guid brandId, PolicyVersion version)
    {
        var p = new DynamicParameters();
        p.Add("brand_id", brandId);
        p.Add("version", PolicyVersion.NumberOf(version.Version));
        p.Add("revision", version.Revision);
        p.Add("replaces", version.Replaces);
        p.Add("note", version.Note, DbType.String);
        p.Add("rules", PolicyJson.Write(version.Policy));
        p.Add("updated_at", version.UpdatedAt.UtcDateTime, DbType.DateTime);
        p.Add("publication", version.Publication?.Order, DbType.Int32);
        p.Add("published_by", version.Publication?.By, DbType.String);
        p.Add("published_at", version.Publication?.At.UtcDateTime, DbType.DateTime);
        p.Add("effective_from", version.Publication?.EffectiveFrom.UtcDateTime, DbType.DateTime);
        return p;
    }
}
