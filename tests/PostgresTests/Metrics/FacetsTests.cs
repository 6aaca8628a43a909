using Entente.Domain;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Metrics;

/// <summary>The one number that posts are counted by: every word has its own, and gives the word back.</summary>
public sealed class FacetsTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Every_word_that_posts_are_counted_by_comes_back_from_its_number()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await using var session = await desk.Get<EntenteDatabase>().OpenAsync(desk.Brand.Id, default);
        var (combinations, numbers, lost) = await Dapper.SqlMapper.QuerySingleAsync<(long, long, long)>(
            session.Connection,
            """
            select
                count(*), count(distinct facets_of(w.network, w.sentiment, w.category, w.standing)),
                count(*) filter (
                    where (t.network, t.sentiment, t.category, t.standing) is distinct from (w.network, w.sentiment, w.category, w.standing)
                )
            from (
                select network, sentiment, category, standing
                from unnest(@networks) as network
                cross join unnest(@sentiments || null::text) as sentiment
                cross join unnest(@categories || null::text) as category
                cross join unnest(@standings) as standing
            ) w
            cross join lateral facets_told(facets_of(w.network, w.sentiment, w.category, w.standing)) t
            """,
            new
            {
                networks = Vocabulary.AllWords<Network>().ToArray(),
                sentiments = Vocabulary.AllWords<Sentiment>().ToArray(),
                categories = Vocabulary.AllWords<Category>().ToArray(),
                standings = Vocabulary.AllWords<Standing>().ToArray(),
            },
            session.Transaction
        );

        Assert.Equal((9L * 4 * 13 * 4, combinations, 0), (combinations, numbers, lost));
    }
}
