using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>What each figure counts, with this week's numerators and denominators, so that a reader can compute it again.</summary>
public sealed class MethodPage(ReportTexts texts, FigureWriter figures)
{
    public IEnumerable<ReportBlock> Of(WeekInReview review, string week, string computedAt, bool isArchived)
    {
        var now = review.Current;
        return
        [
            new Heading(texts["heading_method"]) { IsOfOnePage = true },
            new Paragraph(texts.Write("method_week", review.TimeZone, week, computedAt)),
            new Table(
                [
                    new(texts["column_figure"], 1.5),
                    new(texts["column_definition"], 4.6),
                    new(texts["column_this_week"], 2, Alignment.Right),
                ],
                [
                    Row("posts", figures.Count(now.InboundVolume.Numerator)),
                    Row("coverage", Share(now.SentimentCoverage)),
                    Row("sentiment", Sentiment(now)),
                    Row("negative", Share(now.NegativeShare)),
                    Row("permitted", Share(now.PermittedShare)),
                    Row("opened", figures.Count(now.CasesOpened.Numerator)),
                    Row("closed", figures.Count(now.CasesClosed.Numerator)),
                    Row("escalation", Share(now.EscalationRate)),
                    Row("backlog", figures.Count(now.Backlog.Numerator)),
                ]
            ),
            new Note(
                string.Join(
                    ' ',
                    new[]
                    {
                        texts["method_values"],
                        new UsualWeeks(texts, figures).Meaning(review),
                        texts["method_names"],
                        isArchived ? texts["method_archive"] : "",
                    }.Where(t => t.Length > 0)
                )
            ),
        ];
    }

    private TableRow Row(string figure, string thisWeek) =>
        new([new(texts[$"figure_{figure}"]), new(texts[$"definition_{figure}"]), new(thisWeek)]);

    private string Share(Figure share) =>
        share.Value is null
            ? FigureWriter.NoValue
            : texts.Write("computed_share", figures.Count(share.Numerator), figures.Count(share.Denominator), figures.Share(share.Value));

    private string Sentiment(WeekFigures now) =>
        now.NetSentiment.Value is null
            ? FigureWriter.NoValue
            : texts.Write(
                "computed_sentiment",
                figures.Count(now.Positive),
                figures.Count(now.Negative),
                figures.Count(now.Positive + now.Neutral + now.Negative),
                figures.Sentiment(now.NetSentiment.Value)
            );
}
