using Entente.Domain.Cases;
using Entente.Domain.Policies;
using Entente.Domain.Replies.Review;
using Entente.Domain.Triage;
using ReplyReview = Entente.Domain.Replies.Review.ReplyReview;

namespace Entente.Domain.Practice;

/// <summary>
/// Points for one answer: class 30, step 20, reply 25, timing 10, question asked or notice complete 15. The same answer has the same
/// points whenever it is given; verdict, ladder, reply rules and argument are those of real work.
/// </summary>
public sealed class PostScoring
{
    public const int ClassPoints = 30;
    public const int StepPoints = 20;
    public const int ReplyPoints = 25;
    public const int TimingPoints = 10;
    public const int AskingPoints = 15;

    private const int SameStanding = 20;
    private const int SameSide = 10;
    private const int TalkedInstead = 10;
    private const int NotNeededButSound = 10;
    private const int LeastForAReply = 5;
    private const int EachMissed = 8;
    private const int EachWarning = 3;
    private const int Late = 5;
    private const int WeakNotice = 10;
    private const int PartOfANotice = 5;
    private const int LeastSecondsToRead = 5;
    private const int WordsReadInASecond = 5;

    private readonly PracticePost _post;
    private readonly PostAnswer _answer;
    private readonly Policy _policy;
    private readonly PracticeCase _case;
    private readonly Standing _said;
    private readonly ReplyFindings _findings;

    private PostScoring(PracticePost post, PostAnswer answer, ReplyContext context, Policy policy)
    {
        (_post, _answer, _policy) = (post, answer, policy);
        _case = new PracticeCase(post, policy);
        _said = policy.StandingOf(answer.Category, answer.Principles.Count > 0);
        _findings = answer.Reply is { } reply ? ReplyReview.Check(new ReplyDraft(reply), context) : ReplyFindings.None;
    }

    private Expectation Expected => _post.Expected;

    /// <param name="context">What the reply rules know around the post, of <see cref="PracticeContext"/>.</param>
    public static PostScore Score(PracticePost post, PostAnswer answer, int tookSeconds, ReplyContext context, Policy policy) =>
        new PostScoring(post, answer, context, policy).Score(tookSeconds, context);

    private PostScore Score(int tookSeconds, ReplyContext context)
    {
        var missing = PlayedNotices.Missing(_answer.Notice, _post, _case.Due, context.AuthorLanguage ?? "en");
        return new PostScore(
            [OfClass(), OfStep(), OfReply(), OfTiming(tookSeconds), OfAsking(missing)],
            _findings.All,
            [.. missing.Codes],
            _said,
            _case.Due
        );
    }

    private PartPoints OfClass()
    {
        var samePrinciples = _answer.Principles.ToHashSet().SetEquals(Expected.Principles);
        var (points, reason) =
            _answer.Category == Expected.Category && samePrinciples ? (ClassPoints, "class_right")
            : PracticeFigures.IsUnlawful(_said) != PracticeFigures.IsUnlawful(_case.Due) ? (0, WrongSide())
            : _said != _case.Due ? (SameSide, "class_other_standing")
            : samePrinciples ? (SameStanding, "class_same_standing")
            : (SameSide, "class_other_principle");
        return Part(
            ScoredPart.Class,
            points,
            ClassPoints,
            reason,
            ("said", Vocabulary.Word(_answer.Category)),
            ("due", Vocabulary.Word(Expected.Category)),
            ("said_standing", Vocabulary.Word(_said)),
            ("due_standing", Vocabulary.Word(_case.Due)),
            ("principles", string.Join(',', Expected.Principles.Select(Vocabulary.Word)))
        );
    }

    private string WrongSide() => PracticeFigures.IsUnlawful(_said) ? "class_over_removal" : "class_under_protection";

    private PartPoints OfStep()
    {
        var refused = _case.WhyNot(_answer.Step);
        var (points, reason) =
            _answer.Step == Expected.Step ? (StepPoints, "step_right")
            : refused is not null ? (0, "step_refused")
            : _answer.Step == Step.Dialogue ? (TalkedInstead, "step_talked")
            : (0, "step_other");
        return Part(
            ScoredPart.Step,
            points,
            StepPoints,
            reason,
            ("said", Vocabulary.Word(_answer.Step)),
            ("due", Vocabulary.Word(Expected.Step)),
            ("rule", refused?.Code ?? "")
        );
    }

    private PartPoints OfReply()
    {
        var broken = _findings.Blocks.Union(_findings.All.Select(f => f.RuleId).Intersect(Expected.MustNot)).Order().ToList();
        var missed = _findings.Warnings.Intersect(Expected.Must).ToList();
        var others = _findings.Warnings.Except(missed).Except(broken).ToList();
        var (points, reason) =
            _answer.Reply is null ? (Expected.Reply ? (0, "reply_missing") : (ReplyPoints, "reply_none_right"))
            : broken.Count > 0 ? (0, "reply_breaks_rules")
            : _answer.Step == Step.New ? (0, "reply_against_step")
            : !Expected.Reply ? (NotNeededButSound, "reply_not_needed")
            : missed.Count + others.Count == 0 ? (ReplyPoints, "reply_sound")
            : (Math.Max(LeastForAReply, ReplyPoints - (EachMissed * missed.Count) - (EachWarning * others.Count)), "reply_with_advice");
        return Part(
            ScoredPart.Reply,
            points,
            ReplyPoints,
            reason,
            ("broken", string.Join(',', broken)),
            ("missed", string.Join(',', missed)),
            ("others", string.Join(',', others))
        );
    }

    private PartPoints OfTiming(int took)
    {
        var within = _post.AnswerWithinSeconds;
        var least = SecondsToRead(_post.Text, within);
        var (points, reason) =
            took < least ? (0, "timing_unread")
            : took <= within ? (TimingPoints, "timing_in_time")
            : took <= 2 * within ? (Late, "timing_late")
            : (0, "timing_too_late");
        return Part(
            ScoredPart.Timing,
            points,
            TimingPoints,
            reason,
            ("took_seconds", $"{took}"),
            ("within_seconds", $"{within}"),
            ("least_seconds", $"{least}")
        );
    }

    /// <summary>Nobody reads faster than 300 words a minute: an answer before that is a guess.</summary>
    private static int SecondsToRead(string text, int within)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return Math.Min(Math.Max(LeastSecondsToRead, words / WordsReadInASecond), within);
    }

    private PartPoints OfAsking(NoticeReading notice)
    {
        var asks = _answer.Reply is { } reply && ReplyReview.AsksWhy(new ReplyDraft(reply));
        var (points, reason) = Expected.Asked switch
        {
            Asked.Question => asks ? (AskingPoints, "asking_why") : (0, "asking_missing"),
            Asked.Notice when _answer.Notice is null => (0, "notice_missing"),
            Asked.Notice when notice.Codes.Count > 0 => (PartOfANotice, "notice_incomplete"),
            Asked.Notice => notice.IsGood ? (AskingPoints, "notice_complete") : (WeakNotice, "notice_weak"),
            _ => _answer.Notice is null ? (AskingPoints, "asking_nothing_right") : (0, "notice_not_needed"),
        };
        return Part(ScoredPart.Asking, points, AskingPoints, reason, ("missing", string.Join(',', notice.Codes)));
    }

    private static PartPoints Part(ScoredPart part, int points, int of, string reason, params (string Name, string Value)[] facts) =>
        new(part, points, of, reason, facts.ToDictionary(f => f.Name, f => f.Value));
}
