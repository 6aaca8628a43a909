using Entente.Application.Cases;
using Entente.Application.Queue;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Queue;

/// <summary>The filters of the queue as they stand in its address; what is no filter of ours is not there.</summary>
public sealed record QueueAsk(
    string? Who,
    Network? Network,
    Guid? Channel,
    Standing? Standing,
    Step? Step,
    DueWithin? Due,
    string? Shows,
    string? Text
)
{
    public const string Proposed = "proposed";
    public const string Review = "review";
    public const string Mine = "mine";
    public const string Nobody = "nobody";
    private const int LongestText = 100;

    public static QueueAsk Read(IQueryCollection query)
    {
        var (network, channel) = ChannelChoice.Read(query);
        return new(
            query["who"].ToString() is Mine or Nobody ? query["who"].ToString() : null,
            network,
            channel,
            PageAddress.Word<Standing>(query["standing"]),
            PageAddress.Word<Step>(query["step"]),
            PageAddress.Word<DueWithin>(query["due"]),
            query["shows"].ToString() is Proposed or Review ? query["shows"].ToString() : null,
            query["q"].ToString().Trim() is { Length: > 0 and <= LongestText } text ? text : null
        );
    }

    public bool IsEmpty => this is (null, null, null, null, null, null, null, null);

    /// <summary>The same as a query, in one order: what a saved view keeps.</summary>
    public string Filters =>
        string.Join(
            '&',
            new[]
            {
                ("who", Who),
                ("network", Written(Network)),
                ("channel", Channel?.ToString()),
                ("standing", Written(Standing)),
                ("step", Written(Step)),
                ("due", Written(Due)),
                ("shows", Shows),
                ("q", Text),
            }
                .Where(f => f.Item2 is not null)
                .Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2!)}")
        );

    public string Address(string brand) => $"/queue?brand={brand}{(IsEmpty ? "" : "&" + Filters)}";

    public QueueFilter ToFilter(Caller caller) =>
        new(
            Network is { } network ? [network] : [],
            Standing is { } standing ? [standing] : [],
            Step is { } step ? [step] : [],
            Due,
            Shows == Proposed,
            Shows == Review,
            Text,
            caller.Holds(Scopes.AuthorsRead),
            caller.Holds(Scopes.PersonalDataRead),
            Who switch
            {
                Mine => new AssignedTo(caller.Actor.Id),
                Nobody => new AssignedTo(null),
                _ => null,
            },
            Channel
        );

    private static string? Written<TWord>(TWord? value)
        where TWord : struct, Enum => value is { } given ? Vocabulary.Word(given) : null;
}
