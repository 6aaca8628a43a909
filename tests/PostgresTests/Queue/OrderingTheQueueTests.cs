using Entente.Application.Brands;
using Entente.Application.Cases;
using Entente.Application.Queue;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Queue;

/// <summary>The open cases in the order of their work, over real rows.</summary>
public sealed class OrderingTheQueueTests(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly Actor Aya = new("aya", "Aya");
    private Desk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await Desk.OpenAsync(cluster, new SpokenTriage());

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_harms_comes_first_then_what_is_ours_then_what_waits_for_others()
    {
        var answered = await PostAsync("answered [negative discontent]");
        await PostAsync("later [negative discontent]");
        await PostAsync("number [negative discontent personal_data]");
        await ReplyAsync(answered);

        var rows = await ListAsync();

        Assert.Equal(["number", "later", "answered"], rows.Select(WordOf));
        Assert.Equal([QueueReason.BrokenPrinciple, QueueReason.FirstReplyDue, QueueReason.WaitsForAuthor], rows.Select(r => r.Why));
        Assert.Equal([ClockKind.Principle, ClockKind.FirstReply, ClockKind.Resolution], rows.Select(r => r.DueFor!.Value));
    }

    [Fact]
    public async Task An_author_who_takes_the_post_down_brings_the_case_back_to_us()
    {
        var id = await PostAsync("gone [negative discontent]");
        await ReplyAsync(id);
        _desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await _desk.RecordAsync(new IncomingMention(Network.Facebook, "gone", null, null, DeletedAt: _desk.Clock.GetUtcNow()));

        var row = Assert.Single(await ListAsync());

        Assert.Equal((QueueReason.AuthorChangedPost, Outcome.Withdrew), (row.Why, row.Proposed));
        Assert.Single(await ListAsync(All with { OnlyProposed = true }));
    }

    [Fact]
    public async Task Filters_leave_what_they_say()
    {
        var mine = await PostAsync("Panne_totale [negative discontent]");
        await PostAsync("insulte [negative insult]");
        await AssignAsync(mine);

        Assert.Equal(["Panne_totale"], await WordsAsync(All with { Assignee = new AssignedTo(Aya.Id) }));
        Assert.Equal(["insulte"], await WordsAsync(All with { Assignee = new AssignedTo(null) }));
        Assert.Equal(["insulte"], await WordsAsync(All with { Standings = [Domain.Triage.Standing.Contestable] }));
        Assert.Equal(["Panne_totale"], await WordsAsync(All with { Text = "panne_T" }));
        Assert.Empty(await WordsAsync(All with { Text = "%" }));
        Assert.Equal(["insulte"], await WordsAsync(All with { Text = (await ListAsync())[1].Reference.ToLowerInvariant() }));
        Assert.Empty(await WordsAsync(All with { Due = DueWithin.Hour }));
        _desk.Clock.Advance(TimeSpan.FromHours(3.5));
        Assert.Equal(2, (await WordsAsync(All with { Due = DueWithin.Hour })).Count);
        Assert.Empty(await WordsAsync(All with { Due = DueWithin.Overdue }));
    }

    [Fact]
    public async Task A_channels_queue_is_in_the_same_order_and_holds_no_others()
    {
        var help = await AddChannelAsync("help");
        await AddChannelAsync("page");
        await PostAsync("later [negative discontent]", channel: "help");
        await PostAsync("elsewhere [negative discontent personal_data]", channel: "page");
        await PostAsync("nowhere [negative discontent]");
        await PostAsync("number [negative discontent personal_data]", channel: "help");

        var rows = await ListAsync(All with { ChannelId = help });

        Assert.Equal(["number", "later"], rows.Select(WordOf));
        Assert.All(rows, r => Assert.Equal(help, r.ChannelId));
        Assert.Equal(["later"], await WordsAsync(All with { ChannelId = help, Text = "e" }));
        Assert.Empty(await WordsAsync(All with { ChannelId = Guid.NewGuid() }));
    }

    [Fact]
    public async Task A_number_is_not_found_by_whoever_may_not_read_it_nor_an_author_by_name()
    {
        await PostAsync("0639984127 [negative discontent personal_data]", "Nadia");

        Assert.Single(await ListAsync(All with { Text = "063998", MaySearchPersonalData = true }));
        Assert.Empty(await ListAsync(All with { Text = "063998" }));
        Assert.Single(await ListAsync(All with { Text = "nadia", MaySearchAuthors = true }));
        Assert.Empty(await ListAsync(All with { Text = "nadia" }));
    }

    [Fact]
    public async Task The_counts_are_those_of_the_whole_brand()
    {
        var first = await PostAsync("one [negative discontent]");
        await PostAsync("two [negative discontent personal_data]");
        await ReplyAsync(first);
        _desk.Clock.Advance(TimeSpan.FromMinutes(10));

        var counts = await _desk.Get<IQueueReads>().CountAsync(_desk.Brand.Id, _desk.Clock.GetUtcNow(), default);

        Assert.Equal(new QueueCounts(Open: 2, Principles: 1, DueWithinTheHour: 1, Overdue: 0, InReview: 0, Unassigned: 2), counts);
    }

    [Fact]
    public async Task A_view_belongs_to_its_owner_or_to_all_and_takes_new_filters_under_its_name()
    {
        var tom = new Actor("tom", "Tom");
        await SaveAsync("Mine", "who=mine", forEverybody: false, Aya);
        await SaveAsync("Late", "due=overdue", forEverybody: true, Aya);
        await SaveAsync("late", "due=hour", forEverybody: true, tom);

        Assert.Equal([("late", "due=hour"), ("Mine", "who=mine")], await ViewsAsync(Aya));
        Assert.Equal([("late", "due=hour")], await ViewsAsync(tom));
        var mine = (await _desk.Get<IQueueViewReads>().ListAsync(_desk.Brand.Id, Aya.Id, default))[1];
        Assert.NotNull(await ForgetAsync(mine.Id, tom));
        Assert.Null(await ForgetAsync(mine.Id, Aya));
        Assert.Equal(QueueErrors.ViewName, await SaveAsync("  ", "who=mine", forEverybody: false, Aya));
    }

    [Fact]
    public async Task A_visitor_is_seen_by_others_for_a_minute()
    {
        var id = await PostAsync("one [negative discontent]");
        var tom = new Actor("tom", "Tom");
        await VisitAsync(id, Aya);

        Assert.Equal([new CaseVisitor("Aya", IsWriting: false)], await VisitAsync(id, tom));
        _desk.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Empty(await VisitAsync(id, tom));
        Assert.Equal([new CaseVisitor("Tom", IsWriting: false)], await VisitAsync(id, Aya));
        Assert.Empty(await VisitAsync(Guid.NewGuid(), Aya));
    }

    private static readonly QueueFilter All = new([], [], [], null, false, false, null, false, false, null);

    private async Task<Guid> AddChannelAsync(string account)
    {
        var create = new CreateChannel(_desk.Brand.Id, Network.Facebook, account, account, null);
        return (await _desk.Get<CreateChannelHandler>().HandleAsync(create, default)).Channel!.Id;
    }

    private async Task<Guid> PostAsync(string text, string? author = null, string? channel = null)
    {
        var name = text.Split(' ')[0];
        _desk.Clock.Advance(TimeSpan.FromSeconds(1));
        var recorded = await _desk.RecordAsync(
            new IncomingMention(
                Network.Facebook,
                name,
                text,
                _desk.Clock.GetUtcNow(),
                Author: new IncomingAuthor($"author-{name}", author, author),
                ChannelExternalId: channel
            )
        );
        return recorded[0].CaseId!.Value;
    }

    private Task<IReadOnlyList<QueueItem>> ListAsync(QueueFilter? filter = null) =>
        _desk.Get<IQueueReads>().ListAsync(_desk.Brand.Id, filter ?? All, _desk.Clock.GetUtcNow(), 100, default);

    private async Task<List<string>> WordsAsync(QueueFilter filter) => [.. (await ListAsync(filter)).Select(WordOf)];

    private static string WordOf(QueueItem row) => row.Text.Split(' ')[0];

    private async Task ReplyAsync(Guid id)
    {
        var cases = _desk.Get<ICaseStore>();
        var found = (await cases.FindAsync(_desk.Brand.Id, id, default))!;
        Assert.False(found.RecordReply("Bonjour.", null, "Aya", _desk.Clock.GetUtcNow()).IsRefused);
        Assert.True(await cases.TrySaveAsync(_desk.Brand.Id, found, default));
    }

    private async Task AssignAsync(Guid id)
    {
        var cases = _desk.Get<ICaseStore>();
        var found = (await cases.FindAsync(_desk.Brand.Id, id, default))!;
        found.Assign(Aya, "Aya", _desk.Clock.GetUtcNow());
        Assert.True(await cases.TrySaveAsync(_desk.Brand.Id, found, default));
    }

    private Task<Domain.Outcomes.Error?> SaveAsync(string name, string filters, bool forEverybody, Actor actor) =>
        _desk.Get<SaveQueueViewHandler>().HandleAsync(new SaveQueueView(_desk.Brand, name, filters, forEverybody, actor), default);

    private Task<Domain.Outcomes.Error?> ForgetAsync(Guid id, Actor actor) =>
        _desk.Get<ForgetQueueViewHandler>().HandleAsync(new ForgetQueueView(_desk.Brand, id, actor, MayForgetShared: false), default);

    private async Task<List<(string, string)>> ViewsAsync(Actor actor) =>
        [.. (await _desk.Get<IQueueViewReads>().ListAsync(_desk.Brand.Id, actor.Id, default)).Select(v => (v.Name, v.Filters))];

    private Task<IReadOnlyList<CaseVisitor>> VisitAsync(Guid id, Actor actor) =>
        _desk.Get<VisitCaseHandler>().HandleAsync(new VisitCase(_desk.Brand, id, actor, IsWriting: false), default);
}
