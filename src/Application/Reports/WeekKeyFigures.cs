using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>The six figures of the first page, each with its change from the period before, what is usual, and what it was made of.</summary>
public sealed class WeekKeyFigures(ReportTexts texts, FigureWriter figures)
{
    private readonly UsualWeeks _usual = new(texts, figures);

    public KeyFigures Of(WeekInReview review)
    {
        var now = review.Current;
        return new KeyFigures([
            Of(
                WeeklyMetric.InboundVolume,
                Counted("posts", review, w => w.InboundVolume, MadeOf("judged", now.SentimentCoverage.Numerator))
            ),
            Of(WeeklyMetric.NetSentiment, Sentiment(review)),
            Of(WeeklyMetric.PermittedShare, Shared("permitted", review, w => w.PermittedShare, "classified")),
            Of(WeeklyMetric.CasesOpened, Counted("opened", review, w => w.CasesOpened, MadeOf("closed", now.CasesClosed.Numerator))),
            Of(WeeklyMetric.EscalationRate, Shared("escalation", review, w => w.EscalationRate, "cases")),
            Of(WeeklyMetric.Backlog, Counted("backlog", review, w => w.Backlog, MadeOf("open"))),
        ]);
    }

    private static KeyFigure Of(WeeklyMetric metric, KeyFigure figure) => figure with { Metric = metric.Name };

    private KeyFigure Sentiment(WeekInReview review)
    {
        var (now, before) = (review.Current, review.Previous);
        return new KeyFigure(
            texts["figure_sentiment"],
            figures.Sentiment(now.NetSentiment.Value),
            Points(review, FigureWriter.SentimentChange(now.NetSentiment, before.NetSentiment)),
            now.SentimentMargin is { } margin
                ? texts.Write(
                    "made_of_judged_margin",
                    figures.Count(now.SentimentCoverage.Numerator),
                    figures.Count(now.SentimentCoverage.Denominator),
                    figures.Points(margin)
                )
                : MadeOf("judged_of", now.SentimentCoverage.Numerator, now.SentimentCoverage.Denominator),
            _usual.Beside(review, UsualFigure.Sentiment(figures))
        )
        {
            Reported = Reported(review, w => figures.Sentiment(w.NetSentiment.Value)),
        };
    }

    private KeyFigure Counted(string key, WeekInReview review, Func<WeekFigures, Figure> of, string madeOf)
    {
        var (count, before) = (of(review.Current).Numerator, of(review.Previous).Numerator);
        var change = count - before;
        var written =
            review.Runs ? texts["change_runs"]
            : change == 0 ? texts["change_none"]
            : before == 0 ? texts.Write("change_from_none", figures.SignedCount(change))
            : texts.Write("change_count", figures.SignedCount(change), figures.Growth(count, before));
        var usual = _usual.Beside(review, UsualFigure.Count(figures, of));
        return new KeyFigure(texts[$"figure_{key}"], figures.Count(count), written, madeOf, usual)
        {
            Reported = Reported(review, w => figures.Count(of(w).Numerator)),
        };
    }

    private KeyFigure Shared(string key, WeekInReview review, Func<WeekFigures, Figure> of, string madeOf)
    {
        var now = of(review.Current);
        return new KeyFigure(
            texts[$"figure_{key}"],
            figures.Share(now.Value),
            Points(review, FigureWriter.ShareChange(now, of(review.Previous))),
            MadeOf(madeOf, now.Numerator, now.Denominator),
            _usual.Beside(review, UsualFigure.Share(figures, of))
        )
        {
            Reported = Reported(review, w => figures.Share(of(w).Value)),
        };
    }

    /// <summary>What was said of the week when it was closed, where a reader would read something else now.</summary>
    private string Reported(WeekInReview review, Func<WeekFigures, string> written)
    {
        if (review.Reported is not { } then || written(then.Figures) == written(review.Current))
        {
            return "";
        }
        var closed = TimeZoneInfo.ConvertTime(then.ClosedAt, TimeZoneInfo.FindSystemTimeZoneById(review.TimeZone));
        return texts.Write(
            "reported_as",
            written(then.Figures),
            new DateWriter(texts.Language).Day(DateOnly.FromDateTime(closed.DateTime))
        );
    }

    private string Points(WeekInReview review, decimal? change) =>
        change switch
        {
            _ when review.Runs => texts["change_runs"],
            null => texts["change_unknown"],
            0 => texts["change_none"],
            { } points => texts.Agree("change_points", points, figures.Signed(points, 1)),
        };

    private string MadeOf(string key, params long[] counts) =>
        texts.Write($"made_of_{key}", [.. counts.Select(count => (object)figures.Count(count))]);
}
