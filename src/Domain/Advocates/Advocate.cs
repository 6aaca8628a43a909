using Entente.Domain.Outcomes;

namespace Entente.Domain.Advocates;

/// <summary>What an author said when asked to speak for the brand; consent can be taken back at any time.</summary>
public enum AdvocateAnswer
{
    Consented,
    Declined,
    Withdrawn,
}

/// <summary>How the answer came.</summary>
public enum AnswerChannel
{
    PrivateMessage,
    PublicPost,
    Email,
    Phone,
    Form,
    InPerson,
}

/// <summary>One answer, as it was recorded: who asked and when, what was answered, when and how. It is never changed.</summary>
public sealed record RecordedAnswer(
    AdvocateAnswer Answer,
    string AskedBy,
    DateTimeOffset AskedAt,
    DateTimeOffset AnsweredAt,
    AnswerChannel Through,
    string? Note,
    string RecordedBy,
    DateTimeOffset RecordedAt
)
{
    /// <summary>How far ahead of ours the clock may run on which somebody noted the time.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public IReadOnlyList<Error> Faults()
    {
        var faults = new List<Error>();
        if (string.IsNullOrWhiteSpace(AskedBy))
        {
            faults.Add(AdvocateErrors.AskerEmpty);
        }
        if (AnsweredAt < AskedAt)
        {
            faults.Add(AdvocateErrors.AnsweredBeforeAsked);
        }
        if (AnsweredAt > RecordedAt + ClockSkew)
        {
            faults.Add(AdvocateErrors.AnsweredInFuture(RecordedAt));
        }
        return faults;
    }
}

/// <summary>An author who was asked. Only one whose last answer is consent is an advocate.</summary>
public sealed record Advocate(
    Guid Id,
    Guid BrandId,
    Guid AuthorId,
    int Version,
    AdvocateAnswer Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    /// <summary>Why a first answer cannot be this one; null when it can.</summary>
    public static Error? MayBegin(AdvocateAnswer answer) => answer == AdvocateAnswer.Withdrawn ? AdvocateErrors.NothingToWithdraw : null;

    /// <summary>The advocate after a further answer: no step is forbidden but repeating the last and withdrawing what was not given.</summary>
    public Result<Advocate> Hear(AdvocateAnswer answer, DateTimeOffset now) =>
        answer == Status ? AdvocateErrors.AnswerKnown(answer)
        : answer == AdvocateAnswer.Withdrawn && Status != AdvocateAnswer.Consented ? AdvocateErrors.NothingToWithdraw
        : this with { Status = answer, Version = Version + 1, UpdatedAt = now };
}
