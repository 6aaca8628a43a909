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
                MadeOf("judged_of", now.SentimentCoverage.Numerator, now.SentimentCoverage.Denominator)
            ),
            Shared("permitted", now.PermittedShare, before.PermittedShare, "classified"),
            Counted("opened", now.CasesOpened, before.CasesOpened, MadeOf("closed", now.CasesClosed.Numerator)),
            Shared("escalation", now.EscalationRate, before.EscalationRate, "cases"),
            Counted("backlog", now.Backlog, before.Backlog, MadeOf("open")),
        ]);
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
