using Entente.Domain.Cases;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;
using Entente.Domain.Triage;

namespace Entente.Domain.Practice;

/// <summary>What is scored, with the points each part can have: a hundred together.</summary>
public enum ScoredPart
{
    Class,
    Step,
    Reply,
    Timing,
    Asking,
}

/// <summary>
/// What somebody does with a post. <see cref="Step"/> <c>new</c> is to watch and leave it; a null <see cref="Reply"/> says nothing to
/// the author.
/// </summary>
public sealed record PostAnswer(
    Category Category,
    IReadOnlyList<SignalKind> Principles,
    Step Step,
    Visibility Visibility,
    string? Reply,
    PlayedNotice? Notice
);

/// <summary>The points of one part, and why: the code of a reason, whose words are in resources, and what fills them.</summary>
public sealed record PartPoints(ScoredPart Part, int Points, int Of, string Reason, IReadOnlyDictionary<string, string> Facts);

/// <summary>
/// An answer held against what was expected. <see cref="Said"/> is how the post stands as it was classed, <see cref="Due"/> as it should
/// have been; <see cref="Missing"/> are the codes of what the platform would miss in the notice.
/// </summary>
public sealed record PostScore(
    IReadOnlyList<PartPoints> Parts,
    IReadOnlyList<ReplyFinding> Findings,
    IReadOnlyList<string> Missing,
    Standing Said,
    Standing Due
)
{
    public int Points => Parts.Sum(p => p.Points);
}

/// <summary>One answer of a run; <see cref="TookSeconds"/> from when the post was shown.</summary>
public sealed record ScoredAnswer(PostAnswer Said, int TookSeconds, DateTimeOffset AnsweredAt, PostScore Score);
