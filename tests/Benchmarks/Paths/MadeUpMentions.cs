using Dapper;

namespace Entente.Benchmarks.Paths;

/// <summary>Millions of mentions made in the database itself, set-based: two years of weeks, nine networks' worth of texts of usual length.</summary>
public static class MadeUpMentions
{
    private const int InOneStatement = 500_000;

    /// <param name="cases">Every so many mentions one opens a case; 0 for none.</param>
    public static async Task FillAsync(BenchDesk desk, Guid brand, long rows, int cases, long from = 0)
    {
        await using var owner = await desk.ConnectAsync();
        for (var done = 0L; done < rows; done += InOneStatement)
        {
            await owner.ExecuteAsync(
                """
                insert into mentions (
                    brand_id, id, network, external_id, is_own, text, posted_at, written_at, received_at, sentiment, category, standing,
                    breaks_principle
                )
                select
                    @brand, gen_random_uuid(), (array['facebook', 'instagram', 'x', 'trustpilot'])[1 + g % 4], 'm' || g, false,
                    repeat('un texte inventé de longueur ordinaire ', 1 + (g % 6)::int), at, at, at,
                    (array['positive', 'neutral', 'negative'])[1 + floor(random() * 3)::int],
                    (array['praise', 'question', 'bad_mood', 'discontent', 'insult'])[1 + floor(random() * 5)::int],
                    (array['welcome', 'permitted', 'contestable'])[1 + floor(random() * 3)::int], false
                from (
                    select g, timestamptz '2024-11-04' + random() * interval '728 days' as at
                    from generate_series(@first, @last) g
                ) made_up
                """,
                new
                {
                    brand,
                    first = from + done + 1,
                    last = from + Math.Min(rows, done + InOneStatement),
                },
                commandTimeout: 3600
            );
        }
        if (cases > 0)
        {
            await OpenCasesAsync(owner, brand, cases);
        }
    }

    private static Task OpenCasesAsync(Npgsql.NpgsqlConnection owner, Guid brand, int cases) =>
        owner.ExecuteAsync(
            """
            create temp table chosen as
            select *, row_number() over (order by posted_at) as n from mentions where brand_id = @brand;

            insert into cases (
                brand_id, id, network, first_mention_id, last_posted_at, step, waiting, standing, category, breaks_principle,
                policy_version, due_at, opened_at, updated_at
            )
            select @brand, id, network, id, posted_at, case when n % 9 = 0 then 'closed' else 'new' end, 'nobody', standing, category, false,
                'built-in-1', posted_at, posted_at, posted_at
            from chosen where n % @cases = 0;

            insert into case_mentions (brand_id, case_id, mention_id) select @brand, id, id from chosen where n % @cases = 0;

            insert into case_cycles (brand_id, case_id, cycle, network, opened_at, closed_at, outcome)
            select @brand, id, 1, network, posted_at, case when n % 9 = 0 then posted_at end, case when n % 9 = 0 then 'answered' end
            from chosen where n % @cases = 0;

            drop table chosen;
            """,
            new { brand, cases },
            commandTimeout: 3600
        );

    /// <summary>Marks every week of the last so many for a recount.</summary>
    public static async Task MarkAsync(BenchDesk desk, Guid brand, int weeks)
    {
        await using var owner = await desk.ConnectAsync();
        await owner.ExecuteAsync(
            """
            insert into dirty_weeks (brand_id, week)
            select @brand, (date '2026-11-02' - 7 * g)::date from generate_series(1, @weeks) g
            """,
            new { brand, weeks }
        );
    }

    public static async Task AnalyzeAsync(BenchDesk desk)
    {
        await using var owner = await desk.ConnectAsync();
        await owner.ExecuteAsync("vacuum analyze mentions, cases, case_cycles, case_mentions", commandTimeout: 3600);
    }
}
