using Entente.Application.Cases;
using Entente.Application.Metrics;
using Entente.Application.Queue;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Metrics;

/// <summary>How long a post against a principle stands, where somebody records that it was hidden.</summary>
public sealed class ExposureTests(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly QueueFilter All = new([], [], [], null, false, false, null, false, false, null);
    private static readonly IsoWeek Week = IsoWeek.TryParse("2026-W10", out var week) ? week : default;

    private Desk _desk = null!;
    private Guid _case;
    private Guid _post;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var told = await _desk.RecordAsync(Post("number", "[negative discontent personal_data]"));
        (_case, _post) = (told[0].CaseId!.Value, told[0].Id!.Value);
        _desk.Clock.Advance(TimeSpan.FromMinutes(20));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task It_ends_when_the_post_is_hidden_and_opens_again_when_it_is_shown()
    {
        Assert.Equal(new Figure(null, 0, 0), await FigureAsync("principle_exposure"));

        await HideAsync();
        Assert.Equal(new Figure(1200, 1200, 1), await FigureAsync("principle_exposure"));
        Assert.Equal(new Figure(1, 1, 1), await FigureAsync("sla_attainment"));
        var review = await _desk.Get<ReviewWeekHandler>().HandleAsync(new ReviewWeek(_desk.Brand, Week), default);
        Assert.Equal(1200, review.Ladder.Exposure.Figure.Value);
        Assert.Equal(0, review.StillExposed);

        await ShowAsync();
        Assert.Equal(new Figure(null, 0, 0), await FigureAsync("principle_exposure"));
        Assert.Equal(new Figure(null, 0, 0), await FigureAsync("sla_attainment"));
        review = await _desk.Get<ReviewWeekHandler>().HandleAsync(new ReviewWeek(_desk.Brand, Week), default);
        Assert.Equal(1, review.StillExposed);

        _desk.Clock.Advance(TimeSpan.FromMinutes(25));
        await HideAsync();
        Assert.Equal(new Figure(2700, 2700, 1), await FigureAsync("principle_exposure"));
        Assert.Equal(new Figure(0, 0, 1), await FigureAsync("sla_attainment"));
    }

    [Fact]
    public async Task What_is_hidden_leaves_the_head_of_the_queue_for_its_first_reply()
    {
        await _desk.RecordAsync(Post("older", "[negative discontent]"));
        Assert.Equal((QueueReason.BrokenPrinciple, 1), await FirstAsync());

        await HideAsync();

        Assert.Equal((QueueReason.FirstReplyDue, 0), await FirstAsync());
        await ShowAsync();
        Assert.Equal((QueueReason.BrokenPrinciple, 1), await FirstAsync());
    }

    [Fact]
    public async Task Where_all_was_hidden_before_a_case_was_reopened_a_first_reply_is_owed_not_a_principle()
    {
        await HideAsync();
        await ChangeAsync(found => found.Close(Domain.Cases.Outcome.Tolerated, null, "Aya", _desk.Clock.GetUtcNow()).IsRefused);
        _desk.Clock.Advance(TimeSpan.FromDays(1));
        await ChangeAsync(found => found.Reopen("again", Timetable, "Aya", _desk.Clock.GetUtcNow()).IsRefused);
        _desk.Clock.Advance(TimeSpan.FromHours(3));
        await ChangeAsync(found => found.RecordReply("Bonjour.", null, "Aya", _desk.Clock.GetUtcNow()).IsRefused);

        // First cycle: hidden in time, and closed before a first reply and a resolution were due; second: answered within four hours.
        Assert.Equal(new Figure(1, 4, 4), await FigureAsync("sla_attainment"));
    }

    private Domain.Policies.Timetable Timetable => new(Domain.Policies.Policy.BuiltIn, _desk.Brand.Zone);

    private Task HideAsync() => ChangeAsync(found => found.RecordHidden(_post, null, Timetable, "Aya", _desk.Clock.GetUtcNow()).IsRefused);

    private Task ShowAsync() => ChangeAsync(found => found.RecordShown(_post, null, Timetable, "Aya", _desk.Clock.GetUtcNow()).IsRefused);

    private async Task ChangeAsync(Func<Domain.Cases.Case, bool> isRefused)
    {
        var cases = _desk.Get<ICaseStore>();
        var found = (await cases.FindAsync(_desk.Brand.Id, _case, default))!;
        Assert.False(isRefused(found));
        Assert.True(await cases.TrySaveAsync(_desk.Brand.Id, found, default));
    }

    private async Task<(QueueReason Why, int Principles)> FirstAsync()
    {
        var (reads, now) = (_desk.Get<IQueueReads>(), _desk.Clock.GetUtcNow());
        var rows = await reads.ListAsync(_desk.Brand.Id, All, now, 10, default);
        var ours = rows.Single(r => r.Id == _case);
        var first = (await _desk.Get<ICaseReads>().ListAsync(_desk.Brand.Id, Any, CaseOrder.Urgency, null, 10, default))[0];
        // The list of the API is in the queue's order.
        Assert.Equal(rows[0].Id, first.Id);
        return (ours.Why, (await reads.CountAsync(_desk.Brand.Id, now, default)).Principles);
    }

    private static readonly CaseFilter Any = new([], [], [], [], null, null, null, null);

    private async Task<Figure> FigureAsync(string metric)
    {
        var read = await _desk
            .Get<ReadMetricHandler>()
            .HandleAsync(new ReadMetric(_desk.Brand, metric, Week, Week, MetricGrouping.None), default);
        return Assert.Single(read.Value.Values).Figure;
    }

    private IncomingMention Post(string id, string text) =>
        new(Network.X, id, text, _desk.Clock.GetUtcNow(), Author: new IncomingAuthor($"author-{id}", null, null));
}
