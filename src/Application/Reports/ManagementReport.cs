using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>The report for managers on a week or a month: every number and sentence of it, made from the figures and nothing else.</summary>
public sealed class ManagementReport
{
    /// <summary>A longer brand name is cut here: no strip could hold it.</summary>
    public const int LongestBrandName = 120;

    private const int LongestInTable = 30;

    private readonly WeekInReview _review;
    private readonly ReportTexts _texts;
    private readonly DateWriter _dates;
    private readonly TimeZoneInfo _zone;
    private readonly DateTimeOffset _issuedAt;
    private readonly Guid? _archive;

    private ManagementReport(WeekInReview review, string language, DateTimeOffset issuedAt, Guid? archive)
    {
        _review = review;
        _texts = ReportTexts.In(language).Telling(VariantsOf(review));
        _dates = new DateWriter(_texts.Language);
        _zone = TimeZoneInfo.FindSystemTimeZoneById(review.TimeZone);
        _issuedAt = issuedAt;
        _archive = archive;
    }

    /// <param name="review">The figures; its <see cref="WeekInReview.Previous"/> is what changes are measured against.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>; any other is written in English.</param>
    /// <param name="issuedAt">Shown on the page in the brand's time zone, and the only date in the file's metadata.</param>
    /// <param name="archive">The report's id, under which its file is kept with its SHA-256; null of a page, which is not kept.</param>
    /// <exception cref="TimeZoneNotFoundException">The review names a time zone this machine does not know.</exception>
    public static ReportDocument Of(WeekInReview review, string language, DateTimeOffset issuedAt, Guid? archive = null) =>
        new ManagementReport(review, language, issuedAt, archive).Compose();

    private ReportDocument Compose()
    {
        var figures = new FigureWriter(_texts.Language);
        var tables = new WeekTables(_texts, figures);
        return new ReportDocument(
            Title(),
            _texts.Language.TwoLetterISOLanguageName,
            _issuedAt,
            new ReportFooter(_texts["page_of"], IssuedAt(), _texts["product"], _archive is { } id ? _texts.Write("archive", id) : ""),
            [
                new Heading(_texts["heading_sentences"]),
                new KeySentences(new WeekSentences(_texts, figures).Of(_review)),
                new WeekKeyFigures(_texts, figures).Of(_review),
                .. new BrandTable(_texts, figures).Of(_review.Brands),
                .. new SentimentOverWeeks(_texts, figures, _dates).Of(_review),
                .. tables.NetworksBesideOutcomes(_review),
                .. new LadderTable(_texts, figures).Of(_review),
                .. new PrincipleSection(_texts, figures).Of(_review),
                .. new PlatformTable(_texts, figures).Of(_review.Platforms),
                .. new SurgeLines(_texts, figures, _zone, _review.ChannelNames).Section(_review),
                .. tables.Cases(_review.Cases),
                .. new AcquisitionSection(_texts, figures).Of(_review.Fans),
                .. new DecidedList(_texts, figures, _dates, _zone).Of(_review),
                .. new DecisionList(_texts, figures, _dates, _zone).Of(_review),
                .. new MethodPage(_texts, figures).Of(_review, WrittenWeek(), Moment(_review.ComputedAt), _archive is not null),
            ]
        );
    }

    private TitleStrip Title() =>
        new(_texts["product"], _texts["kind"], Shortened(_review.BrandName), Period(), [_texts["language"], IssuedAt()]);

    private IsoWeek Week => _review.Current.Week;

    private string Period() => _dates.Period(_texts, _review.Interval, Week);

    private string WrittenWeek() =>
        _review.Interval == MetricInterval.Month
            ? $"{_dates.Month(Week)} ({_dates.Weeks(Week, _review.LastWeek)})"
            : $"{Week}, {_dates.Week(Week)}";

    private static string[] VariantsOf(WeekInReview review)
    {
        var span = review.Interval == MetricInterval.Month ? "month" : "week";
        return review.Brands.Count == 0 ? [span] : [$"brands.{span}", "brands", span];
    }

    private string IssuedAt() => _texts.Write("issued_at", Moment(_issuedAt));

    private string Moment(DateTimeOffset instant) => ReportTexts.Moment(instant, _zone, _texts.Language.TwoLetterISOLanguageName);

    /// <summary>A name that a page can hold.</summary>
    public static string Shortened(string name) => Cut(name, LongestBrandName);

    /// <summary>A name that a row can hold.</summary>
    public static string ShortName(string name) => Cut(name, LongestInTable);

    private static string Cut(string name, int most)
    {
        var letters = new System.Globalization.StringInfo(name);
        return letters.LengthInTextElements <= most ? name : letters.SubstringByTextElements(0, most - 1).TrimEnd() + "…";
    }
}
