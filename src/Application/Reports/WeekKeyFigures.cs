using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>The six figures of the first page, each with its change from the week before and what it was made of.</summary>
public sealed class WeekKeyFigures(ReportTexts texts, FigureWriter figures)
{
    public KeyFigures Of(WeekInReview review)
    {
        var (now, before) = (review.Current, review.Previous);
        return new KeyFigures([
            Counted("posts", now.InboundVolume, before.InboundVolume, MadeOf("judged", now.SentimentCoverage.Numerator)),
            new KeyFigure(
                texts["figure_sentiment"],
                figures.Sentiment(now.NetSentiment.Value),
                Points(FigureWriter.SentimentChange(now.NetSentiment, before.NetSentiment)),
                Margin(now) is { } margin
                    ? texts.Write(
                        "made_of_judged_margin",
                        figures.Count(now.SentimentCoverage.Numerator),
                        figures.Count(now.SentimentCoverage.Denominator),
                        figures.Points(margin)
                    )
                    : MadeOf("judged_of", now.SentimentCoverage.Numerator, now.SentimentCoverage.Denominator)
            ),
            Shared("permitted", now.PermittedShare, before.PermittedShare, "classified"),
            Counted("opened", now.CasesOpened, before.CasesOpened, MadeOf("closed", now.CasesClosed.Numerator)),
            Shared("escalation", now.EscalationRate, before.EscalationRate, "cases"),
            Counted("backlog", now.Backlog, before.Backlog, MadeOf("open")),
        ]);
    }

    /// <summary>How far chance alone moves the net sentiment of so many posts, with 95 % confidence; null where it says nothing.</summary>
    private static decimal? Margin(WeekFigures now)
    {
        var judged = now.Positive + now.Neutral + now.Negative;
        if (judged == 0)
        {
            return null;
        }
        var (positive, negative) = ((double)now.Positive / judged, (double)now.Negative / judged);
        var variance = positive + negative - Math.Pow(positive - negative, 2);
        var margin = (decimal)(196 * Math.Sqrt(Math.Max(0, variance) / judged));
        return margin < 0.05m ? null : margin;
    }

    private KeyFigure Counted(string key, Figure now, Figure before, string madeOf)
    {
        var (count, change) = (now.Numerator, now.Numerator - before.Numerator);
        var written =
            change == 0 ? texts["change_none"]
            : before.Numerator == 0 ? texts.Write("change_from_none", figures.SignedCount(change))
            : texts.Write("change_count", figures.SignedCount(change), figures.Growth(count, before.Numerator));
        return new KeyFigure(texts[$"figure_{key}"], figures.Count(count), written, madeOf);
    }

    private KeyFigure Shared(string key, Figure now, Figure before, string madeOf) =>
        new(
            texts[$"figure_{key}"],
            figures.Share(now.Value),
            Points(FigureWriter.ShareChange(now, before)),
            MadeOf(madeOf, now.Numerator, now.Denominator)
        );

    private string Points(decimal? change) =>
        change switch
        {
            null => texts["change_unknown"],
            0 => texts["change_none"],
            { } points => texts.Agree("change_points", points, figures.Signed(points, 1)),
        };

    private string MadeOf(string key, params long[] counts) =>
        texts.Write($"made_of_{key}", [.. counts.Select(count => (object)figures.Count(count))]);
}
