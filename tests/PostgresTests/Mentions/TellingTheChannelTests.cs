using Entente.Application.Brands;
using Entente.Domain.Mentions;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Mentions;

/// <summary>Posts that say only later which channel they came to.</summary>
public sealed class TellingTheChannelTests(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly DateTimeOffset LastWeek = new(2026, 2, 25, 10, 0, 0, TimeSpan.Zero);
    private Desk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await _desk
            .Get<CreateChannelHandler>()
            .HandleAsync(new CreateChannel(_desk.Brand.Id, Network.Facebook, "help", "Help", null), default);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task The_week_of_the_post_and_that_of_its_case_are_counted_again()
    {
        await _desk.RecordAsync(Post("1", LastWeek));
        await _desk.RecountAsync();
        Assert.Equal(["none 1"], await InboundAsync());
        Assert.Equal(["none 1"], await OpenedAsync());

        await _desk.RecordAsync(Post("1", LastWeek) with { ChannelExternalId = "help" });

        Assert.Equal(["2026-02-23", "2026-03-02"], await _desk.QueryAsync<string>("select week::text from dirty_weeks order by week"));
        await _desk.RecountAsync();
        Assert.Equal(["help 1"], await InboundAsync());
        Assert.Equal(["help 1"], await OpenedAsync());
    }

    [Fact]
    public async Task A_post_that_says_it_again_marks_nothing()
    {
        await _desk.RecordAsync(Post("1", LastWeek) with { ChannelExternalId = "help" });
        await _desk.RecountAsync();

        await _desk.RecordAsync(Post("1", LastWeek) with { ChannelExternalId = "help" });

        Assert.Empty(await _desk.QueryAsync<string>("select week::text from dirty_weeks"));
    }

    [Fact]
    public async Task A_case_takes_the_channel_of_its_first_post_alone()
    {
        await _desk.RecordAsync(Post("1", LastWeek, "a"));
        await _desk.RecordAsync(Post("2", LastWeek.AddHours(1), "a"));

        await _desk.RecordAsync(Post("2", LastWeek.AddHours(1), "a") with { ChannelExternalId = "help" });
        Assert.Equal([false], await _desk.QueryAsync<bool>("select channel_id is not null from cases"));
        await _desk.RecordAsync(Post("1", LastWeek, "a") with { ChannelExternalId = "help" });

        Assert.Equal([true], await _desk.QueryAsync<bool>("select channel_id is not null from cases"));
    }

    [Fact]
    public async Task An_edit_may_say_it_too()
    {
        await _desk.RecordAsync(Post("1", LastWeek));

        await _desk.RecordAsync(
            Post("1", LastWeek) with
            {
                Text = "pire [negative discontent]",
                EditedAt = LastWeek.AddHours(2),
                ChannelExternalId = "help",
            }
        );

        Assert.Equal(["Help Help"], await _desk.QueryAsync<string>(NamesOfBoth));
    }

    private const string NamesOfBoth = """
        select c.name || ' ' || d.name
        from mentions m
        join channels c on c.id = m.channel_id
        join cases k on k.first_mention_id = m.id
        join channels d on d.id = k.channel_id
        """;

    private Task<List<string>> InboundAsync() => CountedAsync("weekly_mentions", "inbound");

    private Task<List<string>> OpenedAsync() => CountedAsync("weekly_cases", "opened");

    private Task<List<string>> CountedAsync(string table, string column) =>
        _desk.QueryAsync<string>(
            $"""
            select coalesce(c.external_id, w.channel) || ' ' || w.{column}
            from {table} w
            left join channels c on c.id::text = w.channel
            where w.{column} > 0
            """
        );

    private static IncomingMention Post(string id, DateTimeOffset at, string? author = null) =>
        new(Network.Facebook, id, "panne [negative discontent]", at, Author: new IncomingAuthor(author ?? $"author {id}", null, null));
}
