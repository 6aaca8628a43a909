using Entente.Domain.Outcomes;

namespace Entente.Domain.Replies;

/// <summary>Every way a reply says no, with what may be done instead.</summary>
public static class ReplyErrors
{
    private static readonly string[] Ways = ["rewrite", "request_review"];

    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "reply_not_found", ("reply_id", id));

    public static Error ChangedMeanwhile { get; } = new(ErrorKind.Stale, "reply_changed_meanwhile");

    /// <summary>The case is not this post's, or has none.</summary>
    public static Error NotOfThisCase(Guid mentionId) =>
        new(ErrorKind.Invalid, "mention_not_of_this_case", ("mention_id", mentionId)) { Pointer = "/mention_id" };

    public static Error NotPossible(ReplyStatus status, params ReplyStatus[] needed) =>
        new(
            ErrorKind.Conflict,
            "reply_not_ready",
            ("status", Vocabulary.Word(status)),
            ("needed", needed.Select(Vocabulary.Word).ToArray()),
            ("allowed", WaysFrom(status))
        );

    private static string[] WaysFrom(ReplyStatus status) =>
        status switch
        {
            ReplyStatus.Draft => ["rewrite", "request_review", "publish"],
            ReplyStatus.InReview => ["rewrite", "review"],
            ReplyStatus.ChangesRequested => Ways,
            ReplyStatus.Approved => ["rewrite", "publish"],
            _ => ["draft_reply"],
        };

    /// <summary>Whoever wrote a reply cannot approve it.</summary>
    public static Error ReviewerIsAuthor { get; } =
        new(ErrorKind.Conflict, "reviewer_is_author", ("allowed", new[] { "rewrite", "review_by_somebody_else" }));

    public static Error ReasonNeeded { get; } = new(ErrorKind.Invalid, "review_reason_needed") { Pointer = "/reason" };

    /// <summary>A block needs a second person and a written reason; so does what the policy wants read twice.</summary>
    public static Error ReviewNeeded(IReadOnlyList<string> blocks) =>
        new(ErrorKind.Conflict, "review_needed", ("blocks", blocks), ("allowed", Ways));

    /// <summary>A rule blocks these words: they are drafted as a reply, for a second person to answer for.</summary>
    public static Error BlockedAsItStands(IReadOnlyList<string> blocks) =>
        new(ErrorKind.Conflict, "reply_blocked", ("blocks", blocks), ("allowed", DraftFirst));

    private static readonly string[] DraftFirst = ["rewrite", "draft_reply"];
}
