using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>The weekly report for managers: every number and sentence of it, made from the week's figures and nothing else.</summary>
public sealed class ManagementReport
{
    /// <summary>A longer brand name is cut here: no strip could hold it.</summary>
    public const int LongestBrandName = 120;

    private readonly WeekInReview _review;
    private readonly ReportTexts _texts;
    private readonly DateWriter _dates;
    private readonly TimeZoneInfo _zone;
    private readonly DateTimeOffset _issuedAt;

    private ManagementReport(WeekInReview review, string language, DateTimeOffset issuedAt)
    {
        _review = review;
        _texts = ReportTexts.In(language);
        _dates = new DateWriter(_texts.Language);
        _zone = TimeZoneInfo.FindSystemTimeZoneById(review.TimeZone);
        _issuedAt = issuedAt;
    }

    /// <param name="review">The figures; its <see cref="WeekInReview.Previous"/> is what changes are measured against.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>; any other is written in English.</param>
    /// <param name="issuedAt">Shown on the page in the brand's time zone, and the only date in the file's metadata.</param>
    /// <exception cref="TimeZoneNotFoundException">The review names a time zone this machine does not know.</exception>
    public static ReportDocument Of(WeekInReview review, string language, DateTimeOffset issuedAt) =>
        new ManagementReport(review, language, issuedAt).Compose();

    private ReportDocument Compose()
    {
        var figures = new FigureWriter(_texts.Language);
        var tables = new WeekTables(_texts, figures);
        return new ReportDocument(
            Title(),
            _texts.Language.TwoLetterISOLanguageName,
            _issuedAt,
            new ReportFooter(_texts["page_of"], IssuedAt(), _texts["product"]),
            [
                new Heading(_texts["heading_sentences"]),
                new KeySentences(new WeekSentences(_texts, figures).Of(_review)),
                new WeekKeyFigures(_texts, figures).Of(_review),
                .. new UsualWeeks(_texts, figures).Of(_review),
                .. new SentimentOverWeeks(_texts, figures).Of(_review.LastTwelveWeeks),
                .. tables.NetworksBesideOutcomes(_review),
                .. tables.Cases(_review.Cases),
                .. new LadderTable(_texts, figures).Of(_review),
                .. new SurgeLines(_texts, figures, _zone).Section(_review.Surges),
                .. new AcquisitionSection(_texts, figures).Of(_review.Fans),
                .. new DecisionList(_texts, figures, _dates, _zone).Of(_review),
                .. new MethodPage(_texts, figures).Of(_review, WrittenWeek(), Moment(_review.ComputedAt)),
            ]
        );
    }

    private TitleStrip Title() =>
        new(
            _texts["product"],
            _texts["kind"],
            Shortened(_review.BrandName),
            _texts.Write("period", Week.Number, _dates.Week(Week)),
            [_texts["language"], IssuedAt()]
        );

    private IsoWeek Week => _review.Current.Week;

    private string WrittenWeek() => $"{Week}, {_dates.Week(Week)}";

    private string IssuedAt() => _texts.Write("issued_at", Moment(_issuedAt));

    private string Moment(DateTimeOffset instant) => ReportTexts.Moment(instant, _zone, _texts.Language.TwoLetterISOLanguageName);

    private static string Shortened(string name)
    {
        var letters = new System.Globalization.StringInfo(name);
        return letters.LengthInTextElements <= LongestBrandName
            ? name
            : letters.SubstringByTextElements(0, LongestBrandName - 1).TrimEnd() + "…";
    }
}
