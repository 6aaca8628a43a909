using System.Diagnostics;
using Dapper;
using Entente.Application.Policies;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Entente.Infrastructure.Brands;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Database.Embedded;
using Entente.Infrastructure.Policies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Entente.Benchmarks;

/// <summary>
/// How long a policy takes to be tried on made-up mentions of twelve weeks: a third of them in cases, one in twenty judged by a person. Over
/// the whole use case, on a private server with durability on.
/// </summary>
public static class BacktestTime
{
    private const int Rounds = 5;

    public static async Task MeasureAsync(int mentions)
    {
        var folder = Directory.CreateTempSubdirectory("entente-backtest-");
        try
        {
            var options = new EmbeddedPostgresOptions { DataDirectory = folder.FullName };
            await using var server = await EmbeddedPostgresServer.StartOrAttachAsync(options, NullLogger.Instance, CancellationToken.None);
            await new Migrator(server.ConnectionString, NullLogger.Instance).MigrateAsync(CancellationToken.None);
            await using var services = new ServiceCollection()
                .AddDatabase(server.ConnectionString)
                .AddSingleton(TimeProvider.System)
                .AddBrands()
                .AddPolicies()
                .BuildServiceProvider();
            await MeasureAsync(services.CreateScope().ServiceProvider, server.ConnectionString, mentions);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(IServiceProvider services, string owner, int mentions)
    {
        var now = DateTimeOffset.UtcNow;
        var brand = new Brand(Guid.CreateVersion7(), "b", "B", "Europe/Paris", "fr", [], [], null, false, 1, now, now);
        await services.GetRequiredService<Application.Brands.IBrandStore>().TryAddAsync(brand, default);
        var last = IsoWeek.Of(now, brand.Zone).Plus(-1);
        await FillAsync(owner, brand.Id, mentions, last.Plus(-11).StartIn(brand.Zone), last.EndIn(brand.Zone));
        var draft = new NewDraft(Stricter, Policy.BuiltInVersion, null, "bench", now);
        var version = (await services.GetRequiredService<IPolicyStore>().AddAsync(brand.Id, draft, default)).Version;
        var handler = services.GetRequiredService<RunBacktestHandler>();
        for (var round = 1; round <= Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var tried = (await handler.HandleAsync(new RunBacktest(brand, version, last.Plus(-11), last), default)).Value;
            Console.WriteLine(
                $"round {round}: {tried.Counts.Mentions} mentions and {tried.FirstReplies.Cases} cases in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s "
                    + $"({tried.Counts.WouldOpen} would open, {tried.Counts.WouldNotOpen} would not, {tried.FirstReplies.NewlyMissed} newly missed)"
            );
        }
    }

    private static readonly Policy Stricter = Policy.BuiltIn with
    {
        Categories = Policy.BuiltIn.Categories.ToDictionary(
            r => r.Key,
            r => r.Key == Category.Discontent ? r.Value with { FromConfidence = 0.6 } : r.Value with { OpensCase = !r.Value.OpensCase }
        ),
        Clocks = new Clocks(
            Deadline.Business(TimeSpan.FromHours(2)),
            Deadline.Business(TimeSpan.FromHours(8)),
            Deadline.Business(TimeSpan.FromHours(40)),
            Deadline.Calendar(TimeSpan.FromMinutes(20))
        ),
    };

    private static async Task FillAsync(string owner, Guid brand, int mentions, DateTimeOffset from, DateTimeOffset to)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await connection.ExecuteAsync(
            """
            select setseed(0.42);
            select set_config('app.brand', @brand::text, false);

            insert into authors (brand_id, id, network, external_id)
            select @brand, gen_random_uuid(), 'x', g::text
            from generate_series(1, greatest(@mentions / 4, 1)) g;

            create temp table made_up as
            select
                gen_random_uuid() as id, g, @from::timestamptz + random() * (@to::timestamptz - @from::timestamptz) as at,
                (array['praise', 'question', 'bad_mood', 'discontent', 'negative_testimony', 'misinformed', 'disparagement', 'insult',
                       'defamation', 'hate_or_threat', 'spam', 'off_topic'])[1 + floor(random() * 12)::int] as category,
                random()::real as confidence, random() < 0.02 as breaks
            from generate_series(1, @mentions) g;

            insert into mentions (
                brand_id, id, network, external_id, author_id, is_own, text, posted_at, written_at, received_at, category, standing,
                breaks_principle
            )
            select @brand, m.id, 'x', m.g::text, a.id, false, 'a made-up post of some length, as people write them', m.at, m.at, m.at,
                m.category, case when m.breaks then 'unacceptable' else 'permitted' end, m.breaks
            from made_up m
            join authors a on a.external_id = (1 + m.g % greatest(@mentions / 4, 1))::text;

            insert into assessments (
                brand_id, mention_id, written_at, model_version, category, category_confidence, signals, reasons, assessed_at
            )
            select @brand, id, at, 'made-up', category, confidence, '[]', '[]', at
            from made_up;

            insert into verdicts (brand_id, id, mention_id, written_at, category, principles, standing, actor, given_at)
            select @brand, gen_random_uuid(), id, at, category, '{}', 'permitted', 'bench', at
            from made_up
            where g % 20 = 0;

            insert into cases (
                brand_id, id, network, author_id, first_mention_id, last_posted_at, step, waiting, standing, category, breaks_principle,
                policy_version, due_at, opened_at, updated_at
            )
            select @brand, id, 'x', null, id, at, 'closed', 'nobody', 'permitted', category, breaks, 'built-in-1', at, at, at
            from made_up
            where g % 3 = 0;

            insert into case_mentions (brand_id, case_id, mention_id)
            select @brand, id, id
            from made_up
            where g % 3 = 0;

            insert into case_cycles (brand_id, case_id, cycle, network, opened_at, dialogue_at, closed_at, outcome)
            select @brand, id, 1, 'x', at, at + random() * interval '2 days', at + random() * interval '12 days' + interval '2 days', 'answered'
            from made_up
            where g % 3 = 0;

            analyze;
            """,
            new
            {
                brand,
                mentions,
                from = from.UtcDateTime,
                to = to.UtcDateTime,
            },
            commandTimeout: 600
        );
    }
}
