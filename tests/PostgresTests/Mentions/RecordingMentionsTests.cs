using Entente.Application.Mentions;
using Entente.Domain.Mentions;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Mentions;

public sealed class RecordingMentionsTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset Monday = new(2026, 2, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_post_sent_twice_is_stored_once()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var post = Post("1", "[negative discontent] panne");

        var first = Assert.Single(await desk.RecordAsync(post));
        var second = Assert.Single(await desk.RecordAsync(post));

        Assert.Equal(RecordingResult.Created, first.Result);
        Assert.Equal((RecordingResult.Duplicate, first.Id), (second.Result, second.Id));
        Assert.Equal([1L], await desk.QueryAsync<long>("select count(*) from mentions"));
        Assert.Equal([1L], await desk.QueryAsync<long>("select count(*) from cases"));
        Assert.Equal([1L], await desk.QueryAsync<long>("select count(*) from assessments"));
    }

    [Fact]
    public async Task The_same_post_twice_in_one_batch_is_stored_once()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());

        var results = await desk.RecordAsync(Post("1", "a"), Post("2", "b"), Post("1", "a"));

        Assert.Equal(["Created", "Created", "Duplicate"], results.Select(r => r.Result.ToString()));
    }

    [Fact]
    public async Task Wordings_end_the_same_in_whatever_order_they_come()
    {
        IncomingMention[] history =
        [
            Post("1", "one [negative insult]"),
            Post("1", "two [negative discontent]") with
            {
                EditedAt = Monday.AddHours(1),
            },
            Post("1", "three [positive praise]") with
            {
                EditedAt = Monday.AddHours(2),
            },
            new(Network.Facebook, "1", null, null, DeletedAt: Monday.AddHours(3)),
        ];
        var states = new HashSet<string>();
        foreach (var order in Orders(history.Length))
        {
            await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
            foreach (var i in order)
            {
                await desk.RecordAsync(history[i]);
            }
            states.Add(
                string.Join(
                    '\n',
                    await desk.QueryAsync<string>(
                        """
                        select row(network, external_id, text, sentiment, category, standing, posted_at, written_at, deleted_at)::text from mentions
                        union all
                        select row(written_at, text)::text from mention_revisions
                        union all
                        select row(written_at, sentiment, category)::text from assessments
                        order by 1
                        """
                    )
                )
            );
        }

        var only = Assert.Single(states);
        Assert.Contains("three", only, StringComparison.Ordinal);
        Assert.Contains("positive", only, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_text_without_a_time_is_an_edit_made_by_now()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await desk.RecordAsync(Post("1", "first"));

        var edited = Assert.Single(await desk.RecordAsync(Post("1", "second")));
        var original = Assert.Single(await desk.RecordAsync(Post("1", "first")));
        var again = Assert.Single(await desk.RecordAsync(Post("1", "second")));

        Assert.Equal(["Edited", "Duplicate", "Duplicate"], new[] { edited, original, again }.Select(r => r.Result.ToString()));
        Assert.Equal(["second"], await desk.QueryAsync<string>("select text from mentions"));
        Assert.Equal(["first"], await desk.QueryAsync<string>("select text from mention_revisions"));
    }

    [Fact]
    public async Task Posts_of_one_author_within_a_week_are_one_case()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());

        var results = await desk.RecordAsync(
            Post("1", "[negative discontent] a", "hugo"),
            Post("2", "[positive praise] b", "hugo", days: 1),
            Post("3", "[negative discontent] c", "hugo", days: 20),
            Post("4", "[negative insult] d", "lina"),
            Post("5", "[negative bad_mood] e", "kevin"),
            Post("6", "[negative discontent] f"),
            Post("7", "[negative discontent] g")
        );
        var later = Assert.Single(await desk.RecordAsync(Post("8", "merci", "hugo", days: 21)));

        Assert.NotNull(results[0].CaseId);
        Assert.Equal(results[0].CaseId, results[1].CaseId);
        Assert.NotEqual(results[0].CaseId, results[2].CaseId);
        Assert.Equal(results[2].CaseId, later.CaseId);
        Assert.Null(results[4].CaseId);
        Assert.NotEqual(results[5].CaseId, results[6].CaseId);
        Assert.Equal([5L], await desk.QueryAsync<long>("select count(*) from cases"));
        Assert.Equal([5L], await desk.QueryAsync<long>("select count(*) from case_events where kind = 'opened'"));
        Assert.Equal([2L], await desk.QueryAsync<long>("select count(*) from case_events where kind = 'mention_attached'"));
    }

    [Fact]
    public async Task A_broken_post_is_refused_alone()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());

        var results = await desk.RecordAsync(
            Post("1", "fine"),
            Post("2", "nul \0 inside"),
            Post("3", "lone \ud800 surrogate"),
            Post("4", "late") with
            {
                PostedAt = desk.Clock.GetUtcNow().AddDays(3),
            },
            Post("5", "fine too")
        );

        Assert.Equal(["Created", "Refused", "Refused", "Refused", "Created"], results.Select(r => r.Result.ToString()));
        Assert.Equal("/text", results[1].Errors[0].Pointer);
        Assert.Equal([2L], await desk.QueryAsync<long>("select count(*) from mentions"));
    }

    [Fact]
    public async Task The_brand_s_own_posts_open_nothing_and_count_nowhere()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await desk.QueryAsync<int>("select 1");
        await using (var session = await desk.Get<Infrastructure.Database.EntenteDatabase>().OpenAsync(desk.Brand.Id, default))
        {
            await Dapper.SqlMapper.ExecuteAsync(
                session.Connection,
                "insert into channels (brand_id, id, network, external_id, name) values (@Id, gen_random_uuid(), 'facebook', 'page', 'Page')",
                new { desk.Brand.Id },
                session.Transaction
            );
            await session.CommitAsync(default);
        }

        var own = Assert.Single(await desk.RecordAsync(Post("1", "[negative discontent] nous", "page")));
        await desk.RecountAsync();

        Assert.Equal((RecordingResult.Created, null), (own.Result, own.CaseId));
        Assert.Empty(await desk.QueryAsync<long>("select inbound from weekly_mentions"));
    }

    [Fact]
    public async Task Senders_in_a_race_store_each_post_once()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var posts = Enumerable
            .Range(0, 200)
            .Select(i => Post($"{i}", $"[negative discontent] {i}", $"author{i % 20}", days: i % 7))
            .ToArray();
        var shuffles = Enumerable
            .Range(0, 8)
            .Select(seed =>
            {
                var mine = posts.ToArray();
                new Random(seed).Shuffle(mine);
                return mine;
            });

        var answers = await Task.WhenAll(shuffles.Select(mine => Task.Run(() => desk.RecordAsync(mine))));

        Assert.Equal(200, answers.SelectMany(a => a).Count(r => r.Result == RecordingResult.Created));
        Assert.All(answers.SelectMany(a => a), r => Assert.NotNull(r.Id));
        Assert.Equal([200L], await desk.QueryAsync<long>("select count(*) from mentions"));
        Assert.Equal([20L], await desk.QueryAsync<long>("select count(*) from authors"));
        Assert.Equal([200L], await desk.QueryAsync<long>("select count(*) from case_mentions"));
    }

    private static IncomingMention Post(string id, string text, string? author = null, int days = 0) =>
        new(
            Network.Facebook,
            id,
            text,
            Monday.AddDays(days - 21),
            Author: author is null ? null : new IncomingAuthor(author, author, author)
        );

    private static IEnumerable<int[]> Orders(int n) =>
        n == 1
            ?
            [
                [0],
            ]
            : Orders(n - 1).SelectMany(order => Enumerable.Range(0, n).Select(at => (int[])[.. order[..at], n - 1, .. order[at..]]));
}
