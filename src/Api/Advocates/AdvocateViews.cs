using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Answers;
using Entente.Application.Advocates;
using Entente.Domain.Access;
using Entente.Domain.Advocates;
using Entente.Domain.Mentions;

namespace Entente.Api.Advocates;

/// <summary>An author as the network names them; the names are null for a key without <c>authors:read</c>.</summary>
public sealed record AdvocateAuthorView(Guid Id, Network Network, string? ExternalId, string? Handle, string? DisplayName)
{
    public static AdvocateAuthorView Of(AdvocateAuthor a, Caller caller) =>
        caller.Holds(Scopes.AuthorsRead)
            ? new(a.Id, a.Network, a.ExternalId, a.Handle, a.DisplayName)
            : new(a.Id, a.Network, null, null, null);
}

/// <summary>Why: the case in which they first came round, whether they defended the brand, and what they wrote well of it in 180 days.</summary>
public sealed record ComingRoundView(
    Guid CaseId,
    string Outcome,
    DateTimeOffset RecoveredAt,
    bool DefendedBrand,
    long PositivePosts,
    DateTimeOffset? LastPositiveAt
)
{
    public static ComingRoundView? Of(ComingRound? w) =>
        w is null ? null : new(w.CaseId, w.Outcome, w.RecoveredAt, w.DefendedBrand, w.PositivePosts, w.LastPositiveAt);
}

/// <summary>Somebody who came back as a defender and was not asked yet.</summary>
public sealed record AdvocateCandidateView(AdvocateAuthorView Author, ComingRoundView Why)
{
    public static AdvocateCandidateView Of(AdvocateCandidate c, Caller caller) =>
        new(AdvocateAuthorView.Of(c.Author, caller), ComingRoundView.Of(c.Why)!);
}

/// <summary>One answer as it was recorded; it is never changed.</summary>
public sealed record AnswerView(
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
    public static AnswerView Of(RecordedAnswer a) =>
        new(a.Answer, a.AskedBy, a.AskedAt, a.AnsweredAt, a.Through, a.Note, a.RecordedBy, a.RecordedAt);
}

/// <summary>An author who was asked. <c>last_answer</c> is what holds; <c>why</c> is null for who never had to be won back.</summary>
public sealed record AdvocateView(
    Guid Id,
    Guid BrandId,
    AdvocateAnswer Status,
    AdvocateAuthorView Author,
    AnswerView LastAnswer,
    ComingRoundView? Why,
    IReadOnlyList<AnswerView> Answers,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public static AdvocateView Of(AdvocateRead r, Caller caller) =>
        new(
            r.Advocate.Id,
            r.Advocate.BrandId,
            r.Advocate.Status,
            AdvocateAuthorView.Of(r.Author, caller),
            AnswerView.Of(r.LastAnswer),
            ComingRoundView.Of(r.Why),
            [.. r.Answers.Select(AnswerView.Of)],
            r.Advocate.Version,
            r.Advocate.CreatedAt,
            r.Advocate.UpdatedAt
        );
}

/// <summary>What an author answered. Who asked is the caller and all times are now where nothing else is said.</summary>
public record AnswerInput(
    AdvocateAnswer Answer,
    AnswerChannel Through,
    [property: MinLength(1), MaxLength(200)] string? AskedBy = null,
    DateTimeOffset? AskedAt = null,
    DateTimeOffset? AnsweredAt = null,
    [property: MaxLength(1000), Description("Where the answer can be found, or what was agreed.")] string? Note = null
)
{
    public GivenAnswer ToGiven() => new(Answer, AskedBy, AskedAt, AnsweredAt, Through, Note);
}

/// <summary>The first answer of an author: consent, or that they declined, so that nobody asks again.</summary>
public sealed record NewAdvocate(
    Guid AuthorId,
    AdvocateAnswer Answer,
    AnswerChannel Through,
    string? AskedBy = null,
    DateTimeOffset? AskedAt = null,
    DateTimeOffset? AnsweredAt = null,
    string? Note = null
) : AnswerInput(Answer, Through, AskedBy, AskedAt, AnsweredAt, Note);

/// <summary>Which of those asked: only who consents is in the list unless others are asked for.</summary>
public sealed record AdvocateQuery(
    AdvocateAnswer Status = AdvocateAnswer.Consented,
    TableFormat? Format = null,
    CsvDelimiter Delimiter = CsvDelimiter.Comma,
    bool Bom = false,
    DecimalMark Decimal = DecimalMark.Point
) : TableQuery(Format, Delimiter, Bom, Decimal);
