using System.Resources;
using Entente.Application.Advocates;
using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Acquisition;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;

namespace Entente.Api.Dashboard.Acquisition;

/// <summary>One brand's ledger and, for who may see authors, its advocates; null lists are not the reader's to see.</summary>
public sealed record AcquisitionScreen(
    Overview Frame,
    CohortComparison Compared,
    IReadOnlyList<CohortSentiment> Sentiment,
    IReadOnlyList<Campaign> Campaigns,
    IReadOnlyList<AdvocateRead>? Advocates,
    IReadOnlyList<AdvocateCandidate>? Candidates,
    AdvocateCounts Counts,
    IReadOnlyDictionary<Guid, Channel> Channels,
    RefusedForm? Refused
)
{
    public const string Path = "/acquisition";
    public const string ExportPath = "/acquisition/advocates.csv";
    public const int WeeksOfSentiment = 12;

    private static readonly ResourceManager Texts = new(
        "Entente.Api.Dashboard.Acquisition.AcquisitionTexts",
        typeof(AcquisitionScreen).Assembly
    );

    public string Say(string name, params object[] values) =>
        string.Format(Frame.Language, Texts.GetString(name, Frame.Language) ?? name, values);

    public bool MayKeepLedger => Frame.Caller.May(Scopes.AcquisitionWrite, Frame.Brand!.Id);

    public bool MayAsk => Frame.Caller.May(Scopes.AdvocatesWrite, Frame.Brand!.Id);

    public DeskWords Words { get; } = new(Frame.Language, Frame.Brand!.Zone, Frame.At);

    /// <summary>Why the last form was not taken, each reason in the reader's language and the units of its field.</summary>
    public IReadOnlyList<string> Reasons => [.. (Refused?.Errors ?? []).Select(Words.Refusal)];

    /// <summary>The form that came back, if it is this one.</summary>
    public RefusedForm? Back(string form) => Refused?.Name == form ? Refused : null;

    /// <summary>What stands in a field: what was sent before, where the form came back.</summary>
    public string? Given(string form, string field, string? otherwise = null) =>
        Back(form) is { } back ? back.Fields[field].ToString() : otherwise;

    /// <summary>Where a form of the page is sent.</summary>
    public string Doing(string what) => $"{Path}?brand={Frame.Brand!.Slug}&do={what}";

    public IReadOnlyList<ReportBlock> CohortBlocks =>
        [.. new AcquisitionSection(Frame.Words, Frame.Figures).Cohorts(Compared.Currency, Compared.Cohorts)];

    /// <summary>The origins with named fans, as lines of part over weeks; a part nobody can know yet is null.</summary>
    public IReadOnlyList<RetentionLine> Lines =>
        [
            .. Compared
                .Cohorts.Where(c => c.Retention[0].Figure.Denominator > 0)
                .Select(c => new RetentionLine(
                    c.Origin,
                    Frame.Words[$"origin_{c.Origin}"],
                    [.. c.Retention.Select(r => (double?)r.Figure.Value)]
                )),
        ];

    public Table CampaignTable =>
        new(
            [
                new(Say("campaign"), 3),
                new(Say("dates"), 2),
                new(Frame.Words["column_spend"], 1.3, Alignment.Right),
                new(Frame.Words["column_fans"], 1, Alignment.Right),
                new(Frame.Words["column_per_fan"], 1.2, Alignment.Right),
            ],
            [.. Campaigns.Select(RowOf)]
        );

    public Table SentimentTable
    {
        get
        {
            var origins = CompareCohortsHandler.Origins.Where(o => Sentiment.Any(s => s.Origin == o)).ToList();
            return new Table(
                [new(Frame.Say("week"), 1), .. origins.Select(o => new TableColumn(Frame.Words[$"origin_{o}"], 1.5, Alignment.Right))],
                [
                    .. Sentiment
                        .GroupBy(s => s.Week)
                        .OrderByDescending(w => w.Key)
                        .Select(w => new TableRow([
                            new(w.Key.ToString()),
                            .. origins.Select(o => SentimentCell(w.FirstOrDefault(s => s.Origin == o))),
                        ])),
                ]
            );
        }
    }

    private TableRow RowOf(Campaign campaign)
    {
        var figures = Compared.Campaigns.FirstOrDefault(f => f.CampaignId == campaign.Id);
        var (terms, dates) = (campaign.Terms, new DateWriter(Frame.Words.Language));
        var until = terms.EndsOn is { } end ? dates.Day(end) + $" {end.Year}" : Say("open_end");
        string?[] told =
        [
            terms.Name,
            Frame.Words[$"origin_{Vocabulary.Word(terms.Kind)}"],
            Frame.Words[$"network_{Vocabulary.Word(campaign.Network)}"],
            new ChannelNames(Channels, Words).Beside(campaign.Network, terms.ChannelId),
        ];
        return new TableRow([
            new(string.Join(" · ", told.OfType<string>())),
            new($"{dates.Day(terms.StartsOn)} – {until}"),
            Money(figures?.Spend, campaign.Currency),
            new(Frame.Figures.Count(figures?.Won ?? 0)),
            Money(figures?.CostPerFan.Value, campaign.Currency),
        ]);
    }

    private TableCell Money(decimal? minor, string currency) =>
        minor is { } known ? new(Frame.Figures.Money(known, currency)) : new(FigureWriter.NoValue, CellTone.Faint);

    private TableCell SentimentCell(CohortSentiment? said) =>
        said?.NetSentiment is { Value: not null } net
            ? new(Say("sentiment_of", Frame.Figures.Sentiment(net.Value), Frame.Figures.Count(net.Denominator)))
            : new(FigureWriter.NoValue, CellTone.Faint);
}

/// <summary>How many of an origin's fans wrote after four, twelve and twenty-six weeks, as parts of one.</summary>
public sealed record RetentionLine(string Origin, string Name, IReadOnlyList<double?> Parts);
