using Entente.Application.Mentions;
using Entente.Application.Policies;
using Entente.Application.Triage;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Mentions;

/// <summary>From the policy's age on a post that comes in opens no case; it is kept, judged and counted all the same.</summary>
public sealed class OldPostsTests(PostgresCluster cluster) : IAsyncLifetime
{
    private Desk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var draft = await DraftAsync(Policy.BuiltIn with { NoCaseAfterDays = 30 });
        var published = await _desk.Get<PublishPolicyHandler>().HandleAsync(new PublishPolicy(_desk.Brand, draft, null, "Marc"), default);
        Assert.False(published.IsRefused);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Thirty_days_open_a_case_and_a_second_more_opens_none_unless_it_is_unacceptable()
    {
        var told = await _desk.RecordAsync(
            Post("just", 30 * 24, "[negative discontent]"),
            Post("old", (30 * 24) + 0.001, "[negative discontent]"),
            Post("insult", 300 * 24, "[negative insult]"),
            Post("number", 300 * 24, "[negative discontent personal_data]"),
            Post("threat", 300 * 24, "[negative hate_or_threat]"),
            Post("fine", 300 * 24, "[positive praise]")
        );

        Assert.Equal([true, false, false, true, true, false], told.Select(t => t.CaseId is not null));
        // Praise opens no case at any age.
        Assert.Equal([false, true, true, false, false, false], told.Select(t => t.TooOldForCase));
        Assert.Equal([6L], await _desk.QueryAsync<long>("select count(*) from assessments"));
        await _desk.RecountAsync();
        Assert.Equal([6L], await _desk.QueryAsync<long>("select sum(inbound)::bigint from weekly_mentions"));
    }

    [Fact]
    public async Task An_old_post_joins_the_open_case_of_its_author_and_words_written_anew_are_not_old()
    {
        await _desk.RecordAsync(Post("a", 29 * 24, "[negative discontent]", "ann"));
        var joining = await _desk.RecordAsync(Post("b", 31 * 24, "[negative discontent]", "ann"));
        var old = await _desk.RecordAsync(Post("c", 90 * 24, "[negative discontent]"));
        var edited = await _desk.RecordAsync(Post("c", 90 * 24, "worse [negative insult]") with { EditedAt = _desk.Clock.GetUtcNow() });

        Assert.NotNull(joining[0].CaseId);
        Assert.False(joining[0].TooOldForCase);
        Assert.True(old[0].TooOldForCase);
        Assert.Equal(RecordingResult.Edited, edited[0].Result);
        Assert.NotNull(edited[0].CaseId);
    }

    [Fact]
    public async Task A_persons_verdict_opens_a_case_whatever_the_age()
    {
        var old = await _desk.RecordAsync(Post("a", 90 * 24, "[negative discontent]"));

        var judged = await _desk
            .Get<GiveVerdictHandler>()
            .HandleAsync(
                new GiveVerdict(_desk.Brand, old[0].Id!.Value, new Verdict(Category.Discontent, Sentiment.Negative, [], "Aya", null)),
                default
            );

        Assert.NotNull(judged.Value.CaseId);
    }

    [Fact]
    public async Task A_draft_with_another_age_tells_in_a_trial_which_cases_it_would_have_opened()
    {
        await _desk.RecordAsync(
            Post("week", 7 * 24, "[negative discontent]"),
            Post("season", 90 * 24, "[negative discontent]"),
            Post("number", 90 * 24, "[negative discontent personal_data]"),
            Post("year", 360 * 24, "[negative discontent]")
        );

        Assert.Equal((0, 0), await TriedAsync(Policy.BuiltIn with { NoCaseAfterDays = 30 }));
        Assert.Equal((1, 0), await TriedAsync(Policy.BuiltIn with { NoCaseAfterDays = 100 }));
        Assert.Equal((2, 0), await TriedAsync(Policy.BuiltIn with { NoCaseAfterDays = null }));
        Assert.Equal((0, 1), await TriedAsync(Policy.BuiltIn with { NoCaseAfterDays = 3 }));
    }

    private async Task<(long More, long Fewer)> TriedAsync(Policy policy)
    {
        var draft = await DraftAsync(policy);
        var last = IsoWeek.Of(_desk.Clock.GetUtcNow(), _desk.Brand.Zone);
        var tried = await _desk
            .Get<RunBacktestHandler>()
            .HandleAsync(new RunBacktest(_desk.Brand, draft.Version, last.Plus(-60), last), default);
        return (tried.Value.Counts.WouldOpen, tried.Value.Counts.WouldNotOpen);
    }

    private Task<PolicyVersion> DraftAsync(Policy policy) =>
        _desk
            .Get<IPolicyStore>()
            .AddAsync(_desk.Brand.Id, new NewDraft(policy, "built-in-1", null, "Marc", _desk.Clock.GetUtcNow()), default);

    private IncomingMention Post(string id, double hoursOld, string text, string? author = null) =>
        new(
            Network.X,
            id,
            text,
            _desk.Clock.GetUtcNow().AddHours(-hoursOld),
            Author: new IncomingAuthor(author ?? $"author-{id}", null, null)
        );
}
