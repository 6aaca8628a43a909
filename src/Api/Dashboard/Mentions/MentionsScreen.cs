using System.Globalization;
using Entente.Application.Mentions;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Mentions;

/// <summary>The posts behind a figure: those of others posted in some weeks, as far as the address narrows them.</summary>
public sealed record MentionsScreen(
    Overview Frame,
    DeskWords Words,
    MentionsAsk Ask,
    ChannelNames Channels,
    IReadOnlyList<MentionItem> Mentions,
    MentionCursor? Next
)
{
    public const string Path = "/mentions";

    /// <summary>What of the weeks' posts a figure counts, as this page's address has it; null where it is not made of posts.</summary>
    public static string? Counted(string? metric) =>
        metric switch
        {
            "negative_share" => "&sentiment=negative",
            "permitted_share" => "&sentiment=negative&standing=permitted",
            _ => WeeklyMetric.All.Any(m => m.Name == metric && m.CountsMentions) ? "" : null,
        };

    public string Here => Ask.Address(Frame.Brand!.Slug);

    public string? Older => Next is { } next ? Here + $"&after={next.PostedAt.UtcTicks}_{next.Id}" : null;
}

/// <summary>Weeks and filters as they stand in the address.</summary>
public sealed record MentionsAsk(
    IsoWeek From,
    IsoWeek To,
    Network? Network,
    Guid? ChannelId,
    Sentiment? Sentiment,
    Category? Category,
    Standing? Standing
)
{
    public static MentionsAsk Read(IQueryCollection query, IsoWeek present)
    {
        var (from, to) = PageAddress.Weeks(query, present);
        var (network, channel) = ChannelChoice.Read(query);
        return new MentionsAsk(
            from,
            to,
            network,
            channel,
            PageAddress.Word<Sentiment>(query["sentiment"]),
            PageAddress.Word<Category>(query["category"]),
            PageAddress.Word<Standing>(query["standing"])
        );
    }

    /// <summary>Where the page before ended; null on the first, or where the address says nothing that is a place.</summary>
    public static MentionCursor? After(IQueryCollection query)
    {
        var parts = query["after"].ToString().Split('_');
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParse(parts[1], out var id)
            ? new MentionCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
    }

    public MentionFilter ToFilter(TimeZoneInfo zone) =>
        new(
            Network is { } network ? [network] : [],
            Sentiment is { } sentiment ? [sentiment] : [],
            Category is { } category ? [category] : [],
            Standing is { } standing ? [standing] : [],
            null,
            From.StartIn(zone),
            To.EndIn(zone),
            ChannelId: ChannelId,
            IsOwn: false
        );

    public string Address(string brand) =>
        $"{MentionsScreen.Path}?brand={brand}&from={From}&to={To}"
        + PageAddress.Part("network", Network)
        + (ChannelId is { } channel ? $"&channel={channel}" : "")
        + PageAddress.Part("sentiment", Sentiment)
        + PageAddress.Part("category", Category)
        + PageAddress.Part("standing", Standing);
}
