using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Mentions;
using Entente.Api.Problems;
using Entente.Application.Acquisition;
using Entente.Domain.Access;
using Entente.Domain.Acquisition;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;

namespace Entente.Api.Acquisition;

/// <summary>
/// Fans won: <c>count</c> of them on <c>won_on</c> or in the seven <c>days</c> from it, or one by name. <c>author</c> is null for a key
/// without <c>authors:read</c>.
/// </summary>
public sealed record FansView(
    Guid Id,
    Guid CampaignId,
    DateOnly WonOn,
    int Days,
    int Count,
    bool IsNamed,
    Guid? AuthorId,
    AuthorInput? Author,
    string CreatedBy,
    int Version,
    DateTimeOffset CreatedAt
)
{
    public static FansView Of(WonFans f, Caller caller) =>
        new(
            f.Id,
            f.CampaignId,
            f.WonOn,
            f.Days,
            f.Count,
            f.IsNamed,
            f.Author?.Id,
            f.Author is { } a && caller.Holds(Scopes.AuthorsRead) ? new AuthorInput(a.ExternalId, a.Handle, a.DisplayName) : null,
            f.CreatedBy,
            f.Version,
            f.CreatedAt
        );
}

/// <summary>
/// One of three: <c>count</c> of fans that are not named, of a day or a week (the last count stands); <c>author</c> as the network names
/// them; or <c>author_id</c> as a mention has it. An author is won once, by the campaign that came first.
/// </summary>
public sealed record FansInput(
    [property: Description("The day; of an author always.")] DateOnly? WonOn = null,
    [property: Description("Instead of a day: the ISO week that was counted.")] IsoWeek? Week = null,
    [property: Range(0, 100_000_000), Description("Fans that are not named beside.")] int? Count = null,
    Guid? AuthorId = null,
    AuthorInput? Author = null
)
{
    public GivenFans ToGiven() =>
        new(WonOn, Week, Count, AuthorId, Author is null ? null : new IncomingAuthor(Author.ExternalId, Author.Handle, Author.DisplayName));
}

/// <summary>The body of a batch, for the document: it is read item by item.</summary>
public sealed record FansBatchInput([property: MinLength(1), MaxLength(FanEndpoints.MostItems)] IReadOnlyList<FansInput> Items);

/// <summary>What became of one item: 201 added, 200 known already or counted anew, 409 or 422 refused with the reason.</summary>
public sealed record FansItemResult(int Index, int Status, Guid? Id, ProblemBody? Problem);

/// <summary>One result an item, in order, and their sums; what was counted anew is accepted.</summary>
public sealed record FansBatchAnswer(IReadOnlyList<FansItemResult> Items, int Accepted, int Duplicates, int Rejected);
