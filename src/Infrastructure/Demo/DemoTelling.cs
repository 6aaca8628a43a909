using Entente.Application.Cases;
using Entente.Application.Mentions;
using Entente.Application.Triage;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Demo;

/// <summary>
/// Tells the twelve weeks in the order they happened, through the same use cases as real life and by a clock of its own: posts arrive,
/// are edited or withdrawn, cases open, people judge, reply and close. What would happen after <paramref name="present"/> does not.
/// </summary>
internal sealed class DemoTelling(
    Brand brand,
    DemoChannels channels,
    DateOnly firstDay,
    DateTimeOffset present,
    DemoClock clock,
    RecordMentionsHandler record,
    GiveVerdictHandler judge,
    ICaseStore cases,
    DemoRequests requests
)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(4);

    private readonly PriorityQueue<Func<CancellationToken, Task>, (DateTimeOffset, int)> _coming = new();
    private readonly IReadOnlyDictionary<string, DemoAuthor> _authors = DemoContent.Authors();
    private readonly IReadOnlyDictionary<string, DemoStory> _stories = DemoContent.Stories();
    private readonly HashSet<Guid> _known = [];
    private int _order;

    public async Task TellAsync(CancellationToken ct)
    {
        var posts = DemoContent
            .Posts()
            .Select(p => (Post: p, At: At(p)))
            .Concat(DemoContent.BrandPosts().Select(p => (Post: p, At: At(p))))
            .ToList();
        foreach (var (post, at) in posts.Where(p => _stories.ContainsKey(p.Post.Key)))
        {
            Expect(at.AddSeconds(20), token => ArriveAsync([(post, at)], token));
        }
        // Posts without a story arrive by the handful: twelve weeks are told in seconds.
        foreach (var handful in posts.Where(p => !_stories.ContainsKey(p.Post.Key)).GroupBy(p => p.At.Ticks / Window.Ticks))
        {
            var together = handful.OrderBy(p => p.At).ToList();
            Expect(together[^1].At.AddSeconds(20), token => ArriveAsync(together, token));
        }
        while (_coming.TryDequeue(out var next, out var when))
        {
            clock.MoveTo(when.Item1);
            await next(ct);
        }
    }

    private void Expect(DateTimeOffset at, Func<CancellationToken, Task> what)
    {
        if (at < present)
        {
            _coming.Enqueue(what, (at, _order++));
        }
    }

    private async Task ArriveAsync(List<(DemoPost Post, DateTimeOffset At)> posts, CancellationToken ct)
    {
        var recorded = await record.HandleAsync(new RecordMentions(brand, [.. posts.Select(p => Incoming(p.Post, p.At))]), ct);
        for (var i = 0; i < posts.Count; i++)
        {
            var (post, at) = posts[i];
            ExpectChanges(post, at);
            if (post.Author is not null && recorded[i].Id is { } mentionId)
            {
                ExpectWork(post, at, mentionId, recorded[i].CaseId);
            }
        }
    }

    private void ExpectChanges(DemoPost post, DateTimeOffset at)
    {
        var sent = Incoming(post, at);
        if (post.Edit is { } edit)
        {
            var edited = at.AddMinutes(edit.AfterMinutes);
            var changed = sent with { Text = edit.Text, EditedAt = edited };
            Expect(edited.AddSeconds(20), token => record.HandleAsync(new RecordMentions(brand, [changed]), token));
        }
        if (post.DeletedAfterMinutes is { } minutes)
        {
            var deleted = at.AddMinutes(minutes);
            var gone = new IncomingMention(sent.Network, sent.ExternalId, null, null, DeletedAt: deleted);
            Expect(deleted.AddSeconds(20), token => record.HandleAsync(new RecordMentions(brand, [gone]), token));
        }
    }

    private void ExpectWork(DemoPost post, DateTimeOffset at, Guid mentionId, Guid? caseId)
    {
        if (_stories.TryGetValue(post.Key, out var story))
        {
            new DemoStoryline(this, post, mentionId, caseId).Expect(story, at);
        }
        else if (caseId is { } opened && _known.Add(opened))
        {
            new DemoRoutine(this, post, mentionId, opened).Expect(clock.GetUtcNow(), present);
        }
        else if (
            caseId is null
            && post.Category is Category.Insult or Category.Defamation or Category.Disparagement or Category.HateOrThreat
        )
        {
            // Someone sees what the machine missed.
            var habits = new DemoHabits(post.Key);
            Expect(at + habits.Between(40, 500), token => JudgeAsync(post, mentionId, habits.Agent, null, token));
        }
    }

    public Timetable Timetable { get; } = new(Policy.BuiltIn, brand.Zone);

    public void Later(DateTimeOffset at, Func<CancellationToken, Task> what) => Expect(at, what);

    /// <summary>The case the verdict concerns, opened by it where the policy says so.</summary>
    public async Task<Guid?> JudgeAsync(DemoPost post, Guid mentionId, string by, DemoEvent? said, CancellationToken ct)
    {
        var principles = said?.Principles ?? [.. (post.Signals ?? []).Where(Policy.Principles.Contains)];
        var category = said?.Category ?? post.Category;
        var verdict = new Verdict(category, post.Sentiment, principles, by, said?.Reason);
        var judged = await judge.HandleAsync(new GiveVerdict(brand, mentionId, verdict), ct);
        if (judged.IsRefused)
        {
            return null;
        }
        if (judged.Value.CaseId is { } caseId && _known.Add(caseId) && said is null)
        {
            new DemoRoutine(this, post, mentionId, caseId).Expect(clock.GetUtcNow(), present);
        }
        return judged.Value.CaseId;
    }

    /// <summary>One move of a case; what the ladder refuses does not happen.</summary>
    public async Task<bool> MoveAsync(Guid caseId, Func<Case, DateTimeOffset, Result<CaseState>> move, CancellationToken ct)
    {
        var found = await cases.FindAsync(brand.Id, caseId, ct);
        return found is not null && !move(found, clock.GetUtcNow()).IsRefused && await cases.TrySaveAsync(brand.Id, found, ct);
    }

    public Task AskPlatformAsync(Guid caseId, DemoPost post, string by, string? explanation, CancellationToken ct) =>
        requests.AskAsync(caseId, post, by, explanation, ct);

    public Task HearPlatformAsync(Guid caseId, PlatformDecision decision, string? reason, string by, CancellationToken ct) =>
        requests.AnswerAsync(caseId, decision, reason, by, ct);

    private DateTimeOffset At(DemoPost post)
    {
        var local = firstDay.AddDays(post.Day).ToDateTime(post.Time);
        // An hour the clock skips that night is told an hour later.
        local = brand.Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(local, brand.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private IncomingMention Incoming(DemoPost post, DateTimeOffset at)
    {
        var author = post.Author is { } id ? _authors[id] : null;
        var account = channels.Of(post);
        return new IncomingMention(
            post.Network,
            post.Key,
            post.Text,
            at,
            $"https://social.example/orvane/{post.Key}",
            post.Lang,
            author is null
                ? new IncomingAuthor(account, "orvane", "Orvane")
                : new IncomingAuthor(author.Id, author.Handle, author.DisplayName),
            post.Parent,
            ChannelExternalId: account
        );
    }
}
