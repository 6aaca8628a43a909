using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Acquisition;

/// <summary>
/// Fans as somebody tells of them: a count of a day or week, of those who are not named, or one author of the campaign's network on a day.
/// </summary>
public sealed record GivenFans(DateOnly? WonOn, IsoWeek? Week, int? Count, Guid? AuthorId, IncomingAuthor? Author)
{
    public bool IsNamed => AuthorId is not null || Author is not null;

    public DateOnly FirstDay => WonOn ?? Week!.Value.Monday;

    public int Days => Week is null ? 1 : 7;

    public DateOnly LastDay => FirstDay.AddDays(Days - 1);

    public IReadOnlyList<Error> Faults(Campaign campaign, DateOnly today)
    {
        var said = new[] { Count is not null, AuthorId is not null, Author is not null }.Count(s => s);
        if (said != 1)
        {
            return [CampaignErrors.FansOrAuthor];
        }
        if (WonOn is null == Week is null || (IsNamed && Week is not null))
        {
            return [IsNamed ? CampaignErrors.AuthorOnADay : CampaignErrors.DayOrWeek];
        }
        if (Author is { } author && string.IsNullOrWhiteSpace(author.ExternalId))
        {
            return [MentionErrors.Blank("/author/external_id")];
        }
        var pointer = Week is null ? "/won_on" : "/week";
        return LastDay < campaign.Terms.StartsOn ? [CampaignErrors.BeforeCampaign(pointer, campaign.Terms.StartsOn)]
            : FirstDay > today ? [CampaignErrors.InTheFuture(pointer, today)]
            : [];
    }
}

/// <summary>
/// Fans as the ledger keeps them: <see cref="Count"/> of them on <see cref="WonOn"/> or in the seven days from it, or one
/// (<see cref="IsNamed"/>), whose author is null once erased.
/// </summary>
public sealed record WonFans(
    Guid Id,
    Guid CampaignId,
    int Version,
    DateOnly WonOn,
    int Days,
    int Count,
    bool IsNamed,
    Fan? Author,
    string CreatedBy,
    DateTimeOffset CreatedAt
);

/// <summary>A fan as the network names them: personal data.</summary>
public sealed record Fan(Guid Id, string ExternalId, string? Handle, string? DisplayName);

public enum FansRecording
{
    Added,
    Changed,
    Known,
    Refused,
}

/// <summary>What became of one entry: the error only where it is refused, the id only where it stands in the ledger.</summary>
public sealed record FansRecorded(FansRecording Result, Guid? Id, Error? Error)
{
    public static FansRecorded Refused(Error error) => new(FansRecording.Refused, null, error);
}
