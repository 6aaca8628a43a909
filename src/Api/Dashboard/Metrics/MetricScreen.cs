using System.Resources;
using Entente.Api.Dashboard.Mentions;
using Entente.Api.Metrics;
using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;

namespace Entente.Api.Dashboard.Metrics;

/// <summary>One metric over periods, and over as many periods before them; what a range that is refused is refused for.</summary>
public sealed record MetricScreen(
    Overview Frame,
    MetricAsk Ask,
    MetricSeries? Series,
    MetricSeries? Before,
    Error? Refused,
    IReadOnlyDictionary<Guid, Channel> Channels
)
{
    private const int MostAcross = 16;

    private static readonly ResourceManager Texts = new("Entente.Api.Dashboard.Metrics.MetricPageTexts", typeof(MetricScreen).Assembly);

    public DeskWords Words { get; } = new(Frame.Language, Frame.Brand!.Zone, Frame.At);

    private ChannelNames ChannelNames => new(Channels, Words);

    public MetricDefinitionView Definition { get; } = MetricDefinitionView.Of(Ask.Metric, Frame.Language);

    public string Say(string name) => Texts.GetString(name, Frame.Language) ?? name;

    public string Say(string name, params object?[] values) => string.Format(Frame.Language, Say(name), values);

    public string NameOf(IMetric metric) => MetricDefinitionView.Of(metric, Frame.Language).Name;

    /// <summary>The groups, the one that most was measured of first; a metric that is not grouped has one without a name.</summary>
    public IReadOnlyList<string?> Groups { get; } =
    [
        .. (Series?.Values ?? [])
            .GroupBy(v => v.Group)
            .OrderByDescending(g => g.Sum(v => v.Figure.Denominator + v.Figure.Numerator))
            .Select(g => g.Key),
    ];

    public IReadOnlyList<MetricValue> Of(string? group) => [.. (Series?.Values ?? []).Where(v => v.Group == group)];

    public IReadOnlyList<MetricValue> BeforeOf(string? group) => [.. (Before?.Values ?? []).Where(v => v.Group == group)];

    public string NameOf(string? group) =>
        group is null ? Definition.Name
        : Ask.By == MetricGrouping.Agent ? group
        : Ask.By == MetricGrouping.Channel ? ChannelNames.OfGroup(group)
        : Words.Named(Vocabulary.Word(Ask.By), group);

    public bool IsCount => Ask.Metric.Unit is MetricUnit.Mentions or MetricUnit.Cases or MetricUnit.Surges;

    public string Write(decimal? value) =>
        value is not { } known
            ? FigureWriter.NoValue
            : Ask.Metric.Unit switch
            {
                MetricUnit.Share => Frame.Figures.Share(known),
                MetricUnit.Points => Frame.Figures.Sentiment(known),
                MetricUnit.Ratio => Frame.Figures.Index(known),
                MetricUnit.Seconds => Words.Length(TimeSpan.FromSeconds((double)known)),
                MetricUnit.MinorUnits => Series?.Currency is { } currency
                    ? Frame.Figures.Money(known, currency)
                    : Frame.Figures.Index(known),
                _ => Frame.Figures.Count((long)known),
            };

    /// <summary>How much it moved from one value to another, in the unit's own steps.</summary>
    public string Change(decimal? now, decimal? before) =>
        (now, before) is not ({ } a, { } b)
            ? FigureWriter.NoValue
            : Ask.Metric.Unit switch
            {
                MetricUnit.Share => Points((a - b) * 100),
                MetricUnit.Points => Points(a - b),
                MetricUnit.Ratio => Frame.Figures.Signed(a - b, 2),
                _ => Frame.Figures.Growth((long)a, (long)b),
            };

    private string Points(decimal change) =>
        Say(Frame.Words.IsOne(decimal.Round(change, 1)) ? "points_one" : "points_other", Frame.Figures.Signed(change, 1));

    public string NameOf(MetricValue value)
    {
        var dates = new DateWriter(Frame.Words.Language);
        return Ask.Each switch
        {
            MetricInterval.Month => dates.Month(value.Week),
            MetricInterval.Range => dates.Weeks(value.Week, value.LastWeek),
            _ => Frame.Say("week_n", value.Week.Number),
        };
    }

    /// <summary>The days of a week, which its number does not say.</summary>
    public string? WhenIs(MetricValue value) =>
        Ask.Each == MetricInterval.Week ? new DateWriter(Frame.Words.Language).Week(value.Week) : null;

    public string ShortNameOf(MetricValue value) =>
        Ask.Each == MetricInterval.Month
            ? new DateWriter(Frame.Words.Language).ShortMonth(value.Week)
            : Frame.Words.Write("short_week", value.Week.Number);

    /// <summary>What the dashed line shows, and the column of the periods before.</summary>
    public string BeforeInWords => Say($"before_{Vocabulary.Word(Ask.Each)}", Of(Groups[0]).Count);

    /// <summary>True where the groups stand beside each other, a column each, and the periods are rows.</summary>
    public bool IsAcross => Groups.Count is > 1 and <= MostAcross && Of(Groups[0]).Count > 1;

    /// <summary>Where the cases behind a figure are listed; null where it is made of something else.</summary>
    public string? CasesOf(MetricValue value)
    {
        var narrowed = Ask.By == MetricGrouping.None ? "" : $"&{Vocabulary.Word(Ask.By)}={value.Group}";
        var isNow = value.LastWeek == IsoWeek.Of(Frame.At, Frame.Brand!.Zone);
        return !Frame.MaySeeCases || !IsListed(value.Group) ? null
            : Ask.Metric.Attribution == MetricAttribution.Opened && value.Figure.Denominator > 0
                ? $"{Cases.CasesScreen.Path}?brand={Frame.Brand.Slug}&from={value.Week}&to={value.LastWeek}{narrowed}"
            : Ask.Metric.Name == "backlog" && isNow && Ask.By != MetricGrouping.Category ? $"/queue?brand={Frame.Brand.Slug}{narrowed}"
            : null;
    }

    /// <summary>Whether lists can be narrowed to the group; there is none of what came to no channel.</summary>
    private bool IsListed(string? group) =>
        Ask.By == MetricGrouping.Channel
            ? Guid.TryParse(group, out _)
            : Ask.By is MetricGrouping.None or MetricGrouping.Network or MetricGrouping.Category;

    /// <summary>Where the posts behind a figure are listed; null where it is made of something else, or of posts that have no group.</summary>
    private string? MentionsOf(MetricValue value)
    {
        if (
            MentionsScreen.Counted(Ask.Metric.Name) is not { } counted
            || !Frame.MaySeeMentions
            || value.Figure.Numerator == 0
            || value.Group is FactLabels.Unlabelled or "unclassified"
        )
        {
            return null;
        }
        var group = Ask.By == MetricGrouping.None ? "" : $"&{Vocabulary.Word(Ask.By)}={value.Group}";
        return $"{MentionsScreen.Path}?brand={Frame.Brand!.Slug}&from={value.Week}&to={value.LastWeek}{group}{counted}";
    }

    /// <summary>Where what a figure is made of is listed; null where nothing lists it.</summary>
    public string? Behind(MetricValue value) => CasesOf(value) ?? MentionsOf(value);

    /// <summary>The same question about other weeks.</summary>
    public string LastWeeks(int weeks)
    {
        var last = IsoWeek.Of(Frame.At, Frame.Brand!.Zone).Plus(-1);
        return (Ask with { From = last.Plus(1 - weeks), To = last }).Address(Frame.Brand.Slug);
    }

    /// <summary>The values for a program or a spreadsheet: what the call answers, for who is signed in with a browser.</summary>
    public string Download(string format) =>
        Ask.Address(Frame.Brand!.Slug).Replace(MetricAsk.Path, MetricAsk.ValuesPath, StringComparison.Ordinal) + $"&format={format}";

    public string Curl => $"curl -H \"Authorization: Bearer $KEY\" \"{Frame.Address}{Ask.ApiPath(Frame.Brand!.Slug)}\"";
}
