using Entente.Domain.Outcomes;

namespace Entente.Domain.Advocates;

public static class AdvocateErrors
{
    public static readonly Error AskerEmpty = new(ErrorKind.Invalid, "advocate_asker_empty") { Pointer = "/asked_by" };
    public static readonly Error AnsweredBeforeAsked = new(ErrorKind.Invalid, "answered_before_asked") { Pointer = "/answered_at" };
    public static readonly Error NothingToWithdraw = new(ErrorKind.Conflict, "nothing_to_withdraw");
    public static readonly Error ChangedMeanwhile = new(ErrorKind.Stale, "advocate_changed_meanwhile");

    public static Error AnsweredInFuture(DateTimeOffset now) =>
        new(ErrorKind.Invalid, "answered_in_future", ("now", now)) { Pointer = "/answered_at" };

    public static Error AuthorUnknown(Guid id) =>
        new(ErrorKind.Invalid, "advocate_author_unknown", ("author_id", id)) { Pointer = "/author_id" };

    /// <summary>Asked before: the next answer is recorded there.</summary>
    public static Error AskedBefore(Guid id) => new(ErrorKind.Conflict, "advocate_asked_before", ("advocate_id", id));

    public static Error AnswerKnown(AdvocateAnswer answer) => new(ErrorKind.Conflict, "answer_known", ("answer", Vocabulary.Word(answer)));

    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "advocate_not_found", ("id", id));
}
