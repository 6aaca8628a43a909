using Dapper;
using Entente.Application.Acquisition;
using Entente.Domain;
using Entente.Domain.Acquisition;
using Entente.Domain.Outcomes;
using Entente.Infrastructure.Database;
using Npgsql;

namespace Entente.Infrastructure.Acquisition;

internal sealed class PostgresCampaignStore(EntenteDatabase database) : ICampaignStore
{
    // Whoever opens the first campaign of a brand holds its ledger until they are done: the next one sees what they chose.
    private const string HoldLedger = """
        insert into acquisition_ledgers (brand_id, currency) values (@BrandId, @Currency) on conflict (brand_id) do nothing;
        select currency from acquisition_ledgers where brand_id = @BrandId for update;
        """;

    // The currency of a ledger without campaigns may still be chosen anew.
    private const string ChooseCurrency = """
        update acquisition_ledgers
        set currency = @Currency
        where brand_id = @BrandId and not exists (select from campaigns where brand_id = @BrandId)
        """;

    private const string HasChannel = """
        select @ChannelId::uuid is null
            or exists (select from channels where brand_id = @BrandId and id = @ChannelId and network = @Network)
        """;

    public async Task<Error?> TryAddAsync(Campaign campaign, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(campaign.BrandId, ct);
        var parameters = ParametersOf(campaign);
        var kept = await ScalarAsync<string>(session, HoldLedger, parameters, ct);
        if (kept != campaign.Currency && await session.ExecuteAsync(ChooseCurrency, parameters, ct) == 0)
        {
            return CampaignErrors.CurrencyMixed(kept!, campaign.Currency);
        }
        if (!await ScalarAsync<bool>(session, HasChannel, parameters, ct))
        {
            return CampaignErrors.ChannelUnknown;
        }
        await session.ExecuteAsync(
            $"""
            insert into campaigns ({CampaignRow.Columns})
            values (
                @Id, @BrandId, @Version, @Kind, @Name, @Network, @ChannelId, @Currency, @Reach, @StartsOn, @EndsOn, @Notes, @CreatedBy,
                @CreatedAt, @UpdatedAt
            )
            """,
            parameters,
            ct
        );
        await session.CommitAsync(ct);
        return null;
    }

    public async Task<Error?> TrySaveAsync(Campaign campaign, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(campaign.BrandId, ct);
        var parameters = ParametersOf(campaign);
        if (!await ScalarAsync<bool>(session, HasChannel, parameters, ct))
        {
            return CampaignErrors.ChannelUnknown;
        }
        var saved = await session.ExecuteAsync(
            """
            update campaigns
            set version = @Version, kind = @Kind, name = @Name, channel_id = @ChannelId, reach = @Reach, starts_on = @StartsOn,
                ends_on = @EndsOn, notes = @Notes, updated_at = @UpdatedAt
            where brand_id = @BrandId and id = @Id and version = @Version - 1
            """,
            parameters,
            ct
        );
        await session.CommitAsync(ct);
        return saved == 1 ? null : CampaignErrors.ChangedMeanwhile;
    }

    public async Task<Error?> TryRemoveAsync(Guid brandId, Guid campaignId, int version, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        try
        {
            var removed = await session.ExecuteAsync(
                "delete from campaigns where brand_id = @brandId and id = @campaignId and version = @version",
                new
                {
                    brandId,
                    campaignId,
                    version,
                },
                ct
            );
            await session.CommitAsync(ct);
            return removed == 1 ? null : CampaignErrors.ChangedMeanwhile;
        }
        catch (PostgresException kept) when (kept.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return CampaignErrors.NotEmpty;
        }
    }

    public async Task AddCostAsync(Guid brandId, CampaignCost cost, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await session.ExecuteAsync(
            """
            insert into campaign_costs (brand_id, id, campaign_id, kind, spent_on, amount, currency, note, created_by, created_at)
            values (@brandId, @Id, @CampaignId, @kind, @SpentOn, @Amount, @Currency, @Note, @CreatedBy, @createdAt)
            """,
            new
            {
                brandId,
                cost.Id,
                cost.CampaignId,
                kind = Vocabulary.Word(cost.Kind),
                cost.SpentOn,
                cost.Amount,
                cost.Currency,
                cost.Note,
                cost.CreatedBy,
                createdAt = cost.CreatedAt.UtcDateTime,
            },
            ct
        );
        await session.CommitAsync(ct);
    }

    public Task<bool> RemoveCostAsync(Guid brandId, Guid campaignId, Guid costId, CancellationToken ct) =>
        RemoveAsync(
            brandId,
            "delete from campaign_costs where brand_id = @brandId and campaign_id = @campaignId and id = @costId",
            new
            {
                brandId,
                campaignId,
                costId,
            },
            ct
        );

    public async Task<IReadOnlyList<FansRecorded>> RecordFansAsync(
        Campaign campaign,
        IReadOnlyList<GivenFans> fans,
        string by,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(campaign.BrandId, ct);
        var recorded = await new FansRecordingSession(session, campaign, by, now).RecordAsync(fans, ct);
        await session.CommitAsync(ct);
        return recorded;
    }

    public Task<bool> RemoveFansAsync(Guid brandId, Guid campaignId, Guid fansId, int version, CancellationToken ct) =>
        RemoveAsync(
            brandId,
            """
            delete from campaign_fans
            where brand_id = @brandId and campaign_id = @campaignId and id = @fansId and version = @version
            """,
            new
            {
                brandId,
                campaignId,
                fansId,
                version,
            },
            ct
        );

    private async Task<bool> RemoveAsync(Guid brandId, string sql, object parameters, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var removed = await session.ExecuteAsync(sql, parameters, ct);
        await session.CommitAsync(ct);
        return removed == 1;
    }

    private static Task<T?> ScalarAsync<T>(DatabaseSession session, string sql, object parameters, CancellationToken ct) =>
        session.Connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, parameters, session.Transaction, cancellationToken: ct));

    private static object ParametersOf(Campaign campaign) =>
        new
        {
            campaign.Id,
            campaign.BrandId,
            campaign.Version,
            Kind = Vocabulary.Word(campaign.Terms.Kind),
            campaign.Terms.Name,
            Network = Vocabulary.Word(campaign.Network),
            campaign.Terms.ChannelId,
            campaign.Currency,
            campaign.Terms.Reach,
            campaign.Terms.StartsOn,
            campaign.Terms.EndsOn,
            campaign.Terms.Notes,
            campaign.CreatedBy,
            CreatedAt = campaign.CreatedAt.UtcDateTime,
            UpdatedAt = campaign.UpdatedAt.UtcDateTime,
        };
}
