using System.Data;
using Dapper;
using Entente.Application.Surges;
using Entente.Domain;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Surges;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Surges;

internal sealed class PostgresSurgeStore(EntenteDatabase database) : ISurgeStore, ISurgeReads
{
    private const string Columns =
        "id, version, network, channel_id, scope, window_hours, k, opened_at, observed, expected, border, peak, read_at, closed_at, drivers, told_afterwards";

    private const string Insert = $"""
        insert into surges (brand_id, {Columns})
        values (
            @brandId, @id, @version, @network, @channelId, @scope, @windowHours, @k, @openedAt, @observed, @expected, @border, @peak,
            @readAt, @closedAt, @drivers::jsonb, @toldAfterwards
        )
        """;

    private sealed record Row(
        Guid Id,
        int Version,
        string? Network,
        Guid? ChannelId,
        string Scope,
        int WindowHours,
        double K,
        DateTime OpenedAt,
        long Observed,
        double Expected,
        double Border,
        long Peak,
        DateTime ReadAt,
        DateTime? ClosedAt,
        string Drivers,
        bool ToldAfterwards
    )
    {
        public Surge ToSurge() =>
            new(
                Id,
                Version,
                PlaceOf(Network, ChannelId),
                Vocabulary.Parse<SurgeScope>(Scope),
                WindowHours,
                K,
                OpenedAt,
                Observed,
                Expected,
                Border,
                Peak,
                ReadAt,
                ClosedAt,
                StoredJson.Read<SurgeDrivers>(Drivers),
                ToldAfterwards
            );
    }

    private sealed record ClosedRow(string? Network, Guid? ChannelId, string Scope, DateTime ClosedAt);

    public async Task<IReadOnlyList<ClosedSurge>> LastClosedAsync(Guid brandId, CancellationToken ct)
    {
        var rows = await database.QueryAsync<ClosedRow>(
            brandId,
            """
            select network, channel_id, scope, max(closed_at) as closed_at
            from surges
            where brand_id = @brandId and closed_at is not null
            group by network, channel_id, scope
            """,
            new { brandId },
            ct
        );
        return [.. rows.Select(r => new ClosedSurge(PlaceOf(r.Network, r.ChannelId), Vocabulary.Parse<SurgeScope>(r.Scope), r.ClosedAt))];
    }

    public Task<bool> TryOpenAsync(Guid brandId, Surge surge, CancellationToken ct) =>
        WriteAsync(
            brandId,
            $"""
            {Insert}
            on conflict (brand_id, (coalesce(network, '')), (coalesce(channel_id::text, '')), scope) where closed_at is null do nothing
            """,
            surge,
            ct
        );

    public Task<bool> TrySaveAsync(Guid brandId, Surge surge, CancellationToken ct) =>
        WriteAsync(
            brandId,
            """
            update surges
            set version = @version, peak = @peak, read_at = @readAt, closed_at = @closedAt
            where brand_id = @brandId and id = @id and version = @version - 1 and closed_at is null
            """,
            surge,
            ct
        );

    public async Task<IReadOnlyList<Surge>> ListAsync(Guid brandId, bool onlyOpen, SurgeCursor? after, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(
            brandId,
            $"""
            select {Columns}
            from surges
            where brand_id = @brandId {(onlyOpen ? "and closed_at is null" : "")}
                {(after is null ? "" : "and (opened_at, id) < (@at, @id)")}
            order by opened_at desc, id desc
            limit @limit
            """,
            new
            {
                brandId,
                limit,
                at = (after?.OpenedAt ?? DateTimeOffset.UnixEpoch).UtcDateTime,
                id = after?.Id,
            },
            ct
        );
        return [.. rows.Select(r => r.ToSurge())];
    }

    public async Task<Surge?> FindAsync(Guid brandId, Guid id, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<Row>(
            brandId,
            $"select {Columns} from surges where brand_id = @brandId and id = @id",
            new { brandId, id },
            ct
        );
        return row?.ToSurge();
    }

    public async Task<IReadOnlyList<Surge>> BetweenAsync(Guid brandId, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(
            brandId,
            $"""
            select {Columns}
            from surges
            where brand_id = @brandId and opened_at < @to and (closed_at is null or closed_at > @from)
            order by opened_at, id
            """,
            new
            {
                brandId,
                from = from.UtcDateTime,
                to = to.UtcDateTime,
            },
            ct
        );
        return [.. rows.Select(r => r.ToSurge())];
    }

    public async Task<IReadOnlyList<Surge>> LastingAsync(Guid brandId, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(
            brandId,
            $"""
            select {Columns}
            from surges
            where brand_id = @brandId and closed_at is null
            order by opened_at desc, id desc
            """,
            new { brandId },
            ct
        );
        return [.. rows.Select(r => r.ToSurge())];
    }

    public Task<bool> LastsForAsync(Guid brandId, Guid mentionId, CancellationToken ct) =>
        database.QuerySingleOrDefaultAsync<bool>(
            brandId,
            """
            select exists (
                select
                from surges s
                join mentions m on m.brand_id = s.brand_id and m.id = @mentionId
                where s.brand_id = @brandId and s.closed_at is null
                    and (s.channel_id is null or s.channel_id = m.channel_id or (m.channel_id is null and s.network = m.network))
            )
            """,
            new { brandId, mentionId },
            ct
        );

    public async Task<IReadOnlyList<WeekToTell>> WeeksToTellAsync(Guid brandId, IsoWeek before, int most, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var rows = await session.Connection.QueryAsync<(DateOnly Week, DateTime CountedAt)>(
            new CommandDefinition(
                """
                select w.week, max(w.computed_at) as counted_at
                from weekly_mentions w
                left join surge_weeks t on t.brand_id = w.brand_id and t.week = w.week
                where w.brand_id = @brandId and w.week < @before
                group by w.week, t.counted_at
                having max(w.computed_at) is distinct from t.counted_at
                order by w.week desc
                limit @most
                """,
                new
                {
                    brandId,
                    before = before.Monday,
                    most,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(r => new WeekToTell(IsoWeek.Of(r.Week), r.CountedAt))];
    }

    public async Task KeepToldAsync(
        Guid brandId,
        WeekToTell week,
        (DateTimeOffset From, DateTimeOffset To) stretch,
        IReadOnlyList<Surge> found,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var told = await session.ExecuteAsync(
            """
            insert into surge_weeks (brand_id, week, counted_at)
            values (@brandId, @week, @countedAt)
            on conflict (brand_id, week) do update set counted_at = excluded.counted_at
            where surge_weeks.counted_at <> excluded.counted_at
            """,
            new
            {
                brandId,
                week = week.Week.Monday,
                countedAt = week.CountedAt.UtcDateTime,
            },
            ct
        );
        if (told == 0)
        {
            return;
        }
        await session.ExecuteAsync(
            "delete from surges where brand_id = @brandId and told_afterwards and opened_at >= @from and opened_at < @to",
            new
            {
                brandId,
                from = stretch.From.UtcDateTime,
                to = stretch.To.UtcDateTime,
            },
            ct
        );
        foreach (var surge in found)
        {
            await session.ExecuteAsync(Insert, ParametersOf(brandId, surge), ct);
        }
        await session.CommitAsync(ct);
    }

    private async Task<bool> WriteAsync(Guid brandId, string sql, Surge surge, CancellationToken ct) =>
        await database.ExecuteAsync(brandId, sql, ParametersOf(brandId, surge), ct) == 1;

    private static DynamicParameters ParametersOf(Guid brandId, Surge surge)
    {
        var p = new DynamicParameters();
        p.Add("brandId", brandId);
        p.Add("id", surge.Id);
        p.Add("version", surge.Version);
        p.Add("network", surge.Place.Network is { } network ? Vocabulary.Word(network) : null, DbType.String);
        p.Add("channelId", surge.Place.ChannelId, DbType.Guid);
        p.Add("scope", Vocabulary.Word(surge.Scope));
        p.Add("windowHours", surge.WindowHours);
        p.Add("k", surge.K);
        p.Add("openedAt", surge.OpenedAt.UtcDateTime);
        p.Add("observed", surge.Observed);
        p.Add("expected", surge.Expected);
        p.Add("border", surge.Border);
        p.Add("peak", surge.Peak);
        p.Add("readAt", surge.ReadAt.UtcDateTime);
        p.Add("closedAt", surge.ClosedAt?.UtcDateTime, DbType.DateTime);
        p.Add("drivers", StoredJson.Write(surge.Drivers));
        p.Add("toldAfterwards", surge.ToldAfterwards);
        return p;
    }

    private static SurgePlace PlaceOf(string? network, Guid? channelId) =>
        new(network is null ? null : Vocabulary.Parse<Network>(network), channelId);
}
