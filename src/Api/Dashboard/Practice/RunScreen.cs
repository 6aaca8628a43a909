using Entente.Domain;
using Entente.Domain.Practice;
using Entente.Domain.Removals;
using Entente.Domain.Replies.Review;

namespace Entente.Api.Dashboard.Practice;

/// <summary>A run in play, or its result. <see cref="Next"/> is the scenario that could come after it.</summary>
public sealed record RunScreen(Overview Frame, PracticeRun Run, Scenario? Next, RefusedForm? Refused) : PracticeFrame(Frame, Refused)
{
    public PracticePost? Post => Run.Next is { } next ? Run.Scenario.Posts[next] : null;

    public string Address => $"{Path}/runs/{Run.Id}?brand={Slug}";

    public bool IsMine => Run.Player.IsSameHandAs(Frame.Caller.Actor);

    /// <summary>What this author said before in the run, and what one answered.</summary>
    public IEnumerable<(PracticePost Post, string? Reply)> Before =>
        Run.Answers.Select((a, i) => (Post: Run.Scenario.Posts[i], a.Said.Reply)).Where(b => b.Post.Author == Post!.Author);

    /// <summary>Grounds that bring their own words, on this network.</summary>
    public IEnumerable<Ground> Grounds => Domain.Removals.Grounds.All.Where(g => g.Quote is not null && g.IsOf(Post!.Network));

    public string? Typed(string field) => Refused?.Fields[field].ToString();

    public bool Chose(string field, string word) => Refused?.Fields[field].Contains(word) == true;

    /// <summary>The words a rule stands on; null where it is about the whole text.</summary>
    public static string? QuoteOf(ReplyFinding finding, string text) =>
        finding.Start >= finding.End || finding.End > text.Length || (finding.Start == 0 && finding.End == text.Length)
            ? null
            : text[finding.Start..Math.Min(finding.End, finding.Start + 60)];

    public string Verdict => Say($"verdict_{Run.Score switch { >= 90 => "sure", >= 70 => "good", >= 50 => "way", _ => "begin" }}");

    public string Category(Domain.Triage.Category category) => Words.Of("category", category);

    public string Part(ScoredPart part) => Say($"part_{Vocabulary.Word(part)}");

    public string GroundOf(PlayedNotice notice) =>
        Domain.Removals.Grounds.Find(notice.Ground)?.Citation.In(Frame.Language.Name) ?? notice.Ground ?? "–";
}
