using Entente.Application.Metrics;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Metrics;

internal sealed class PostgresFactReads(EntenteDatabase database) : IFactReads
{
    /// <summary>What a statement has no column for stays as it is here.</summary>
    private sealed record Row
    {
        public DateTime At { get; init; }
        public DateTime Since { get; init; }
        public DateTime? Until { get; init; }
        public bool Holds { get; init; }
        public int Change { get; init; }
        public string? Network { get; init; }
        public string? Channel { get; init; }
        public string? Category { get; init; }
        public string? Step { get; init; }
        public string? Ground { get; init; }
        public string? Agent { get; init; }
        public string? Kind { get; init; }
        public string? Person { get; init; }
        public string? Machine { get; init; }

        public Fact ToFact() =>
            new(At, Since, Until is { } until ? until : null, Holds, new FactLabels(Network, Channel, Category, Step, Ground, Agent, Kind))
            {
                Change = Change,
                Said = Person is null ? null : (Vocabulary.Parse<Category>(Person), Vocabulary.Parse<Category>(Machine!)),
            };
    }

    public async Task<IReadOnlyList<Fact>> ReadAsync(
        Brand brand,
        FactMetric metric,
        DateTimeOffset from,
        DateTimeOffset to,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var rows = await database.QueryAsync<Row>(
            brand.Id,
            FactQueries.Of(metric),
            new
            {
                brand_id = brand.Id,
                from = from.UtcDateTime,
                to = to.UtcDateTime,
                now = now.UtcDateTime,
            },
            ct
        );
        return [.. rows.Select(r => r.ToFact())];
    }
}
