using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Removals;

/// <summary>Every way a removal request says no. What is missing of an argument points to its member.</summary>
public static class RemovalErrors
{
    private static readonly string[] WithTheOpenOne = ["rewrite", "withdraw"];

    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "removal_request_not_found", ("removal_request_id", id));

    public static Error ChangedMeanwhile { get; } = new(ErrorKind.Stale, "removal_request_changed_meanwhile");

    /// <summary>One request a post at a time.</summary>
    public static Error AlreadyOpen(Guid id) =>
        new(ErrorKind.Conflict, "removal_request_already_open", ("removal_request_id", id), ("allowed", WithTheOpenOne));

    public static Error NotPossible(RemovalStatus status, params RemovalStatus[] needed) =>
        new(
            ErrorKind.Conflict,
            "removal_request_not_ready",
            ("status", Vocabulary.Word(status)),
            ("needed", needed.Select(Vocabulary.Word).ToArray()),
            ("allowed", RemovalRequest.MovesFrom(status))
        );

    /// <summary>Whoever wrote a request cannot approve it.</summary>
    public static Error ApproverIsAuthor { get; } =
        new(ErrorKind.Conflict, "removal_approver_is_author", ("allowed", new[] { "rewrite", "approval_by_somebody_else", "withdraw" }));

    public static Error ApprovalReasonNeeded { get; } = new(ErrorKind.Invalid, "approval_reason_needed") { Pointer = "/reason" };

    public static Error PostIsGone { get; } =
        new(ErrorKind.Conflict, "post_is_gone", ("allowed", new[] { "withdraw_request", Vocabulary.Word(Move.Close) }));

    public static Error Incomplete(IReadOnlyList<Error> missing) =>
        new(ErrorKind.Invalid, "removal_request_incomplete", ("missing", missing.Select(m => m.Code).ToArray())) { Because = missing };

    public static Error ExplanationMissing { get; } = At("/argument/explanation", "explanation_missing");
    public static Error QuotationMissing { get; } = At("/argument/quotation", "quotation_missing");
    public static Error QuotationNotInPost { get; } = At("/argument/quotation", "quotation_not_in_post");
    public static Error UrlMissing { get; } = At("/argument/url", "url_missing");
    public static Error UrlNotExact { get; } = At("/argument/url", "url_not_exact");
    public static Error GroundMissing { get; } = At("/argument/ground", "ground_missing");
    public static Error GroundQuoteMissing { get; } = At("/argument/ground_quote", "ground_quote_missing");
    public static Error EvidenceMissing { get; } = At("/mention_id", "evidence_missing");
    public static Error MeasureMissing { get; } = At("/argument/measure", "measure_missing");
    public static Error MeasureDetailMissing { get; } = At("/argument/measure_detail", "measure_detail_missing");
    public static Error NotifierNameMissing { get; } = At("/argument/notifier_name", "notifier_name_missing");
    public static Error NotifierEmailMissing { get; } = At("/argument/notifier_email", "notifier_email_missing");
    public static Error NotifierEmailNotOne { get; } = At("/argument/notifier_email", "notifier_email_not_one");
    public static Error GoodFaithMissing { get; } = At("/argument/good_faith", "good_faith_missing");
    public static Error PrincipalIsNotTheHarmedPerson { get; } = At("/argument/principal/kind", "principal_is_not_the_harmed_person");
    public static Error PrincipalNameMissing { get; } = At("/argument/principal/name", "principal_name_missing");
    public static Error ConsentMissing { get; } = At("/argument/principal/consented_on", "consent_missing");
    public static Error ConsentInFuture { get; } = At("/argument/principal/consented_on", "consent_in_future");

    public static Error GroundOfOtherNetwork(Network network) =>
        new(ErrorKind.Invalid, "ground_of_other_network", ("network", Vocabulary.Word(network))) { Pointer = "/argument/ground" };

    public static Error EvidenceBroken(string sha256) =>
        new(ErrorKind.Invalid, "evidence_broken", ("sha256", sha256)) { Pointer = "/mention_id" };

    public static Error AnswerInFuture { get; } = At("/answered_at", "answer_in_future");

    public static Error AnswerBeforeRequest(DateTimeOffset askedAt) =>
        new(ErrorKind.Invalid, "answer_before_request", ("asked_at", askedAt)) { Pointer = "/answered_at" };

    public static Error VisibilityDoesNotFit(PlatformDecision decision) =>
        new(ErrorKind.Invalid, "visibility_does_not_fit", ("decision", Vocabulary.Word(decision))) { Pointer = "/statement/visibility" };

    public static Error NothingToContest { get; } =
        new(ErrorKind.Conflict, "nothing_to_contest", ("allowed", new[] { Vocabulary.Word(Move.Close) }));

    public static Error AlreadyContested(Instance instance) =>
        new(
            ErrorKind.Conflict,
            "already_contested",
            ("instance", Vocabulary.Word(instance)),
            ("allowed", new[] { Vocabulary.Word(instance == Instance.Complaint ? Instance.OutOfCourt : Instance.Complaint) })
        );

    public static Error AppealInFuture { get; } = At("/lodged_at", "appeal_in_future");

    public static Error AppealBeforeAnswer(DateTimeOffset answeredAt) =>
        new(ErrorKind.Invalid, "appeal_before_answer", ("answered_at", answeredAt)) { Pointer = "/lodged_at" };

    public static Error ComplaintTooLate(DateTimeOffset until) =>
        new(ErrorKind.Conflict, "complaint_too_late", ("until", until), ("allowed", new[] { Vocabulary.Word(Instance.OutOfCourt) }));

    public static Error BodyMissing { get; } = At("/body", "appeal_body_missing");

    private static Error At(string pointer, string code) => new(ErrorKind.Invalid, code) { Pointer = pointer };
}
