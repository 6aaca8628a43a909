using Entente.Application.Metrics;

namespace Entente.Application.Reports;

/// <summary>
/// The week in five sentences: volume, sentiment, negatives, cases, escalation; each against the week before once the week is over.
/// </summary>
public sealed class WeekSentences(ReportTexts texts, FigureWriter figures)
{
    private bool _runs;

    public IReadOnlyList<string> Of(WeekInReview review)
    {
        var (now, before) = (review.Current, review.Previous);
        _runs = review.Runs;
        return
        [
            .. _runs ? [texts["still_runs"] + "."] : Array.Empty<string>(),
            .. new[] { Volume(now, before), Sentiment(now, before), Negatives(now, before), Cases(now, before), Escalation(review) }.Select(
                s => s + "."
            ),
        ];
    }

    private string Volume(WeekFigures now, WeekFigures before) =>
        Counted("posts", now.InboundVolume.Numerator) + CountChange(now.InboundVolume.Numerator, before.InboundVolume.Numerator);

    private string Sentiment(WeekFigures now, WeekFigures before)
    {
        if (now.NetSentiment.Value is not { } value)
        {
            return texts["sentiment_unknown"]
                + (
                    _runs ? ""
                    : before.NetSentiment.Value is { } was ? texts.Write("sentiment_was", figures.Sentiment(was))
                    : texts["sentiment_still_unknown"]
                );
        }
        var coverage = now.SentimentCoverage;
        return texts.Write(
                "sentiment_value",
                figures.Sentiment(value),
                texts.Agree("judged", coverage.Numerator, figures.Count(coverage.Numerator), figures.Count(coverage.Denominator)),
                Counted("positive", now.Positive),
                Counted("neutral", now.Neutral),
                Counted("negative", now.Negative)
            ) + PointsChange(FigureWriter.SentimentChange(now.NetSentiment, before.NetSentiment));
    }

    private string Negatives(WeekFigures now, WeekFigures before)
    {
        if (now.NegativeShare.Value is not { } share)
        {
            return texts["negatives_unknown"];
        }
        var count = texts.Agree("negatives", now.Negative, figures.Count(now.Negative), figures.Share(share));
        return count + PointsChange(FigureWriter.ShareChange(now.NegativeShare, before.NegativeShare)) + Permitted(now);
    }

    private string Permitted(WeekFigures now)
    {
        var permitted = now.PermittedShare;
        if (permitted.Value is not { } share)
        {
            return now.Negative == 0 ? "" : texts["permitted_unknown"];
        }
        return texts.Agree(
            permitted.Denominator == 1 ? "permitted_single" : "permitted",
            permitted.Numerator,
            figures.Count(permitted.Numerator),
            figures.Count(permitted.Denominator),
            figures.Share(share)
        );
    }

    private string Cases(WeekFigures now, WeekFigures before) =>
        Counted("opened", now.CasesOpened.Numerator)
        + CountChange(now.CasesOpened.Numerator, before.CasesOpened.Numerator)
        + Counted("closed", now.CasesClosed.Numerator)
        + Counted("open", now.Backlog.Numerator)
        + OpenChange(now.Backlog.Numerator, before.Backlog.Numerator);

    private string Escalation(WeekInReview review)
    {
        var rate = review.Current.EscalationRate;
        var escalated = rate.Value is { } share
            ? texts.Agree("escalated", rate.Numerator, figures.Count(rate.Numerator), figures.Count(rate.Denominator), figures.Share(share))
                + PointsChange(FigureWriter.ShareChange(rate, review.Previous.EscalationRate))
            : texts["escalated_unknown"];
        return escalated + Counted("legal", review.LegalReferrals) + Counted("principle", review.PrincipleCases);
    }

    private string Counted(string key, long count) => texts.Agree(key, count, figures.Count(count));

    private string CountChange(long now, long before) =>
        (now, before) switch
        {
            _ when _runs => "",
            (0, 0) => texts["count_still_none"],
            (_, 0) => texts.Write("count_against", texts["zero"]),
            (0, _) => texts.Write("count_against", figures.Count(before)),
            _ when now > before => texts.Write("count_more", figures.Count(now - before), figures.Growth(now, before)),
            _ when now < before => texts.Write("count_fewer", figures.Count(before - now), figures.Growth(now, before)),
            _ => texts["count_same"],
        };

    private string OpenChange(long now, long before) =>
        (now, before) switch
        {
            _ when _runs => "",
            (0, 0) => texts["open_still_none"],
            _ when now == before => texts["open_same"],
            _ => texts.Write("open_change", figures.SignedCount(now - before)),
        };

    private string PointsChange(decimal? change) =>
        change switch
        {
            _ when _runs => "",
            null => texts["points_unknown"],
            0 => texts["points_same"],
            > 0 and var more => texts.Agree("points_higher", more, figures.Points(more)),
            { } fewer => texts.Agree("points_lower", -fewer, figures.Points(-fewer)),
        };
}
