using Entente.Application.Metrics;
using Entente.Domain.Metrics;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Metrics;

internal sealed class PostgresReportedFigureReads(EntenteDatabase database) : IReportedFigureReads
{
    private sealed record Kept(string Metric, decimal? Value, long Numerator, long Denominator);

    private sealed record Row(DateOnly Week, decimal? Value, long Numerator, long Denominator);

    /// <summary>The figures of a closed week as its row keeps them.</summary>
    public static string Write(IReadOnlyList<ReportedFigure> figures) =>
        StoredJson.Write(figures.Select(f => new Kept(f.Metric, f.Figure.Value, f.Figure.Numerator, f.Figure.Denominator)).ToArray());

    public async Task<IReadOnlyDictionary<IsoWeek, Figure>> ReadAsync(
        Guid brandId,
        string metric,
        IsoWeek from,
        IsoWeek to,
        CancellationToken ct
    )
    {
        var rows = await database.QueryAsync<Row>(
            brandId,
            """
            select
                w.week, (f ->> 'value')::numeric as value, (f ->> 'numerator')::bigint as numerator,
                (f ->> 'denominator')::bigint as denominator
            from closed_weeks w
            cross join jsonb_array_elements(w.figures) as f
            where w.brand_id = @brandId and w.week between @from and @to and f ->> 'metric' = @metric
            """,
            new
            {
                brandId,
                metric,
                from = from.Monday,
                to = to.Monday,
            },
            ct
        );
        return rows.ToDictionary(r => IsoWeek.Of(r.Week), r => new Figure(r.Value, r.Numerator, r.Denominator));
    }
}
