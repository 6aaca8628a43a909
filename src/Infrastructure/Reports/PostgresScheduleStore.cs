using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Reports;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Reports;

internal sealed class PostgresScheduleStore(EntenteDatabase database) : IScheduleStore, IScheduleReads
{
    private const string Columns = "id, version, every, day, hour, language, recipients, paused, created_at, updated_at, brand_ids";

    private sealed record Row(
        Guid Id,
        int Version,
        string Every,
        int Day,
        int Hour,
        string Language,
        Array Recipients,
        bool Paused,
        DateTime CreatedAt,
        DateTime UpdatedAt,
        Array? BrandIds
    )
    {
        public ReportSchedule ToSchedule() =>
            new(
                Id,
                Version,
                Vocabulary.Parse<ReportSpan>(Every),
                Day,
                Hour,
                Language,
                (string[])Recipients,
                Paused,
                CreatedAt,
                UpdatedAt,
                (Guid[]?)BrandIds
            );
    }

    public Task AddAsync(Guid brandId, ReportSchedule schedule, CancellationToken ct) =>
        database.ExecuteAsync(
            brandId,
            $"""
            insert into report_schedules (brand_id, {Columns})
            values (@brandId, @id, @version, @every, @day, @hour, @language, @recipients, @paused, @createdAt, @updatedAt, @brandIds)
            """,
            Parameters(brandId, schedule),
            ct
        );

    public async Task<bool> TrySaveAsync(Guid brandId, ReportSchedule schedule, CancellationToken ct) =>
        await database.ExecuteAsync(
            brandId,
            """
            update report_schedules
            set version = @version, every = @every, day = @day, hour = @hour, language = @language, recipients = @recipients,
                paused = @paused, updated_at = @updatedAt, brand_ids = @brandIds
            where brand_id = @brandId and id = @id and version = @version - 1
            """,
            Parameters(brandId, schedule),
            ct
        ) == 1;

    public async Task<bool> TryRemoveAsync(Guid brandId, Guid scheduleId, int version, CancellationToken ct) =>
        await database.ExecuteAsync(
            brandId,
            "delete from report_schedules where brand_id = @brandId and id = @scheduleId and version = @version",
            new
            {
                brandId,
                scheduleId,
                version,
            },
            ct
        ) == 1;

    public Task<IReadOnlyList<ReportSchedule>> AllAsync(Guid brandId, CancellationToken ct) =>
        ListAsync(brandId, null, null, int.MaxValue, ct);

    public async Task<IReadOnlyList<ReportSchedule>> ListAsync(
        Guid brandId,
        IReadOnlyCollection<Guid>? seen,
        Guid? after,
        int limit,
        CancellationToken ct
    )
    {
        var rows = await database.QueryAsync<Row>(
            brandId,
            $"""
            select {Columns}
            from report_schedules
            where brand_id = @brandId {Visible(seen)} {(after is null ? "" : "and id > @after")}
            order by id
            limit @limit
            """,
            new
            {
                brandId,
                seen = seen?.ToArray(),
                after,
                limit,
            },
            ct
        );
        return [.. rows.Select(r => r.ToSchedule())];
    }

    public async Task<ReportSchedule?> FindAsync(Guid brandId, IReadOnlyCollection<Guid>? seen, Guid scheduleId, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<Row>(
            brandId,
            $"select {Columns} from report_schedules where brand_id = @brandId and id = @scheduleId {Visible(seen)}",
            new
            {
                brandId,
                scheduleId,
                seen = seen?.ToArray(),
            },
            ct
        );
        return row?.ToSchedule();
    }

    private static string Visible(IReadOnlyCollection<Guid>? seen) => seen is null ? "" : "and (brand_ids is null or brand_ids <@ @seen)";

    private static object Parameters(Guid brandId, ReportSchedule schedule) =>
        new
        {
            brandId,
            id = schedule.Id,
            version = schedule.Version,
            every = Vocabulary.Word(schedule.Every),
            day = schedule.Day,
            hour = schedule.Hour,
            language = schedule.Language,
            recipients = schedule.Recipients.ToArray(),
            paused = schedule.Paused,
            createdAt = schedule.CreatedAt.UtcDateTime,
            updatedAt = schedule.UpdatedAt.UtcDateTime,
            brandIds = schedule.Brands?.ToArray(),
        };
}
