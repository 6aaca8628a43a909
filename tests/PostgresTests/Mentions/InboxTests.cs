using Entente.Application.Mentions;
using Entente.Application.Triage;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Mentions;

public sealed class InboxTests(PostgresCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_member_of_a_post_comes_out_as_it_went_in()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var now = desk.Clock.GetUtcNow();
        var post = new IncomingMention(
            Network.Facebook,
            "1",
            "Déçu 😡 « rien »",
            now.AddMinutes(-3),
            "https://social.example/1",
            "fr",
            new IncomingAuthor("7", "h", null),
            "0",
            now.AddMinutes(-2),
            now.AddMinutes(-1),
            [1, 2, 0, 255]
        );
        var inbox = desk.Get<IMentionInbox>();
        await inbox.AddAsync(desk.Brand.Id, InboxLot.Of(Guid.CreateVersion7(now), 1, now), [post], Ct);

        var taken = (await inbox.TakeNextAsync(desk.Brand.Id, now, Ct))!.Value;

        var read = Assert.Single(taken.Posts);
        Assert.Equal(post with { Payload = null }, read with { Payload = null });
        Assert.Equal(post.Payload, read.Payload);
        Assert.Equal((InboxStatus.Running, 1), (taken.Lot.Status, taken.Lot.Tries));
    }

    [Fact]
    public async Task One_reader_takes_a_lot_and_another_only_when_nobody_hears_of_it_any_more()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await PutAsync(desk, "1");
        var inbox = desk.Get<IMentionInbox>();

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => inbox.TakeNextAsync(desk.Brand.Id, desk.Clock.GetUtcNow(), Ct)))
        );

        Assert.Single(taken, t => t is not null);
        desk.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(0, await EmptyAsync(desk));
        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await EmptyAsync(desk));
        Assert.Equal(1, await CountAsync(desk, "select count(*) from mentions"));
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_tried_five_times_and_kept()
    {
        var triage = new BrokenTriage();
        await using var desk = await Desk.OpenAsync(cluster, triage);
        await PutAsync(desk, "1");
        for (var tries = 1; tries <= InboxLot.MostTries; tries++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => EmptyAsync(desk));
            desk.Clock.Advance(TimeSpan.FromSeconds(11));
        }

        Assert.Equal(0, await EmptyAsync(desk));
        Assert.Equal(InboxLot.MostTries, triage.Asked);
        Assert.Equal(1, await CountAsync(desk, "select count(*) from inbox_lots where status = 'failed' and content is not null"));
    }

    [Fact]
    public async Task What_was_given_up_is_tried_again_when_somebody_asks()
    {
        var triage = new BrokenTriage();
        await using var desk = await Desk.OpenAsync(cluster, triage);
        var lot = (await PutAsync(desk, "1")).Lot!;
        var retry = new RetryInboxLot(desk.Brand, lot.Id);
        var handler = desk.Get<RetryInboxLotHandler>();
        Assert.Equal("inbox_lot_not_failed", (await handler.HandleAsync(retry, Ct)).Error!.Code);
        Assert.Equal("inbox_lot_not_found", (await handler.HandleAsync(retry with { Id = Guid.Empty }, Ct)).Error!.Code);
        for (var tries = 1; tries <= InboxLot.MostTries; tries++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => EmptyAsync(desk));
            desk.Clock.Advance(TimeSpan.FromSeconds(11));
        }

        var queued = (await handler.HandleAsync(retry, Ct)).Value;
        triage.IsMended = true;

        Assert.Equal((InboxStatus.Queued, 0), (queued.Status, queued.Tries));
        Assert.Equal(1, await EmptyAsync(desk));
        Assert.Equal(1, await CountAsync(desk, "select count(*) from mentions"));
    }

    [Fact]
    public async Task A_lot_that_takes_every_reader_with_it_is_given_up()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await PutAsync(desk, "1");
        var inbox = desk.Get<IMentionInbox>();
        for (var tries = 1; tries <= InboxLot.MostTries; tries++)
        {
            Assert.NotNull(await inbox.TakeNextAsync(desk.Brand.Id, desk.Clock.GetUtcNow(), Ct));
            desk.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        Assert.Null(await inbox.TakeNextAsync(desk.Brand.Id, desk.Clock.GetUtcNow(), Ct));
        var given = Assert.Single(await inbox.ListAsync(desk.Brand.Id, InboxStatus.Failed, null, 10, Ct));
        Assert.Equal(desk.Clock.GetUtcNow(), given.FinishedAt);
    }

    [Fact]
    public async Task What_was_recorded_is_forgotten_after_thirty_days()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await PutAsync(desk, "1");
        await EmptyAsync(desk);
        Assert.Equal(1, await CountAsync(desk, "select count(*) from inbox_lots where content is null"));
        desk.Clock.Advance(TimeSpan.FromDays(31));
        await PutAsync(desk, "2");
        await EmptyAsync(desk);

        Assert.Equal(1, await CountAsync(desk, "select count(*) from inbox_lots"));
    }

    private sealed class BrokenTriage : ITriageEngine
    {
        public string ModelVersion => "broken-1";

        public int Asked { get; private set; }

        public bool IsMended { get; set; }

        public IReadOnlyList<Assessment> Assess(IReadOnlyList<TextToAssess> texts, BrandContext brand)
        {
            Asked++;
            if (IsMended)
            {
                return new SpokenTriage().Assess(texts, brand);
            }
            throw new InvalidOperationException("No post is judged today.");
        }
    }

    private static async Task<long> CountAsync(Desk desk, string sql) => (await desk.QueryAsync<long>(sql)).Single();

    private static Task<PutAway> PutAsync(Desk desk, string id) =>
        desk.Get<PutInInboxHandler>()
            .HandleAsync(new PutInInbox(desk.Brand, [new IncomingMention(Network.X, id, "bonjour", desk.Clock.GetUtcNow())]), Ct);

    private static Task<int> EmptyAsync(Desk desk) => desk.Get<InboxReader>().EmptyAsync(desk.Brand, Ct);
}
