using System.Diagnostics;
using Dapper;
using Entente.Application.Brands;
using Entente.Application.Metrics;
using Entente.Infrastructure.Brands;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Metrics;
using Entente.Infrastructure.Policies;
using Entente.Infrastructure.Surges;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Benchmarks.Paths;

/// <summary>One row in a hundred comes late, in 280 weeks of twenty brands, one in seven of all: what recounting them takes, against counting every row.</summary>
public static class RollUpRatio
{
    private const int Brands = 20;
    private const int WeeksEach = 14;

    public static async Task MeasureAsync(BenchDesk desk, long rows)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < Brands; i++)
        {
            ids.Add(await desk.AddBrandAsync($"rolled-{i}"));
            await MadeUpMentions.FillAsync(desk, ids[i], rows / Brands, cases: 0);
        }
        await desk.EndAppAsync();
        await MadeUpMentions.AnalyzeAsync(desk);
        await using var services = new ServiceCollection()
            .AddDatabase(desk.Owner)
            .AddSingleton(TimeProvider.System)
            .AddBrands()
            .AddPolicies()
            .AddWeeklyMetrics()
            .AddSurges(new ConfigurationBuilder().Build())
            .AddLogging()
            .BuildServiceProvider();
        var recount = services.GetRequiredService<IWeeklyRecount>();
        var brands = (await services.GetRequiredService<IBrandReads>().ListAsync(default)).Where(b => ids.Contains(b.Id)).ToList();
        var late = 0L;
        await Ratio.AtMostAsync(
            $"roll-up of {rows / 100} late rows in {rows}",
            "s",
            0.05,
            async () =>
            {
                foreach (var id in ids)
                {
                    await LateAsync(desk, id, rows / 100 / Brands / (Ratio.Rounds + 1), rows + late);
                    await MadeUpMentions.MarkAsync(desk, id, WeeksEach);
                }
                late += rows;
                var start = Stopwatch.GetTimestamp();
                foreach (var brand in brands)
                {
                    await recount.RecountDirtyWeeksAsync(brand, default);
                }
                return Stopwatch.GetElapsedTime(start).TotalSeconds;
            },
            async () =>
            {
                await using var owner = await desk.ConnectAsync();
                var start = Stopwatch.GetTimestamp();
                await owner.ExecuteAsync(
                    """
                    select brand_id, date_trunc('week', posted_at at time zone 'Europe/Paris'), network, category, count(*),
                        count(*) filter (where sentiment = 'positive'), count(*) filter (where sentiment = 'negative')
                    from mentions
                    where not is_own
                    group by 1, 2, 3, 4
                    """,
                    commandTimeout: 3600
                );
                return Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        );
    }

    private static async Task LateAsync(BenchDesk desk, Guid brand, long rows, long from)
    {
        await using var owner = await desk.ConnectAsync();
        await owner.ExecuteAsync(
            """
            insert into mentions (
                brand_id, id, network, external_id, is_own, text, posted_at, written_at, received_at, sentiment, category, standing,
                breaks_principle
            )
            select @brand, gen_random_uuid(), 'x', 'l' || (@from + g), false, 'en retard', at, at, now(), 'negative', 'discontent', 'permitted', false
            from (
                select g, timestamptz '2026-04-20' + random() * interval '195 days' as at from generate_series(1, @rows) g
            ) late
            """,
            new
            {
                brand,
                rows,
                from,
            },
            commandTimeout: 3600
        );
    }
}
