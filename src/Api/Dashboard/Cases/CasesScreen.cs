using Entente.Application.Cases;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Cases;

/// <summary>The cases behind a figure: those opened in some weeks, open and closed, as far as the address narrows them.</summary>
public sealed record CasesScreen(
    Overview Frame,
    DeskWords Words,
    CasesAsk Ask,
    IReadOnlyList<CaseListItem> Cases,
    bool HasMore,
    ChannelNames Channels
)
{
    public const string Path = "/cases";
}

/// <summary>Weeks and filters as they stand in the address.</summary>
public sealed record CasesAsk(
    IsoWeek From,
    IsoWeek To,
    Network? Network,
    Guid? Channel,
    Category? Category,
    Step? Step,
    bool BreaksPrinciple
)
{
    public static CasesAsk Read(IQueryCollection query, IsoWeek present)
    {
        var (from, to) = PageAddress.Weeks(query, present);
        var (network, channel) = ChannelChoice.Read(query);
        return new CasesAsk(
            from,
            to,
            network,
            channel,
            PageAddress.Word<Category>(query["category"]),
            PageAddress.Word<Step>(query["step"]),
            query["principle"] == "true"
        );
    }

    public CaseFilter ToFilter(TimeZoneInfo zone) =>
        new(
            Step is { } step ? [step] : [],
            [],
            Category is { } category ? [category] : [],
            Network is { } network ? [network] : [],
            BreaksPrinciple ? true : null,
            null,
            From.StartIn(zone),
            To.EndIn(zone),
            ChannelId: Channel
        );

    public string Address(string brand) =>
        $"{CasesScreen.Path}?brand={brand}&from={From}&to={To}"
        + PageAddress.Part("network", Network)
        + (Channel is { } channel ? $"&channel={channel}" : "")
        + PageAddress.Part("category", Category)
        + PageAddress.Part("step", Step)
        + (BreaksPrinciple ? "&principle=true" : "");
}
