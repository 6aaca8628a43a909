using Entente.Application.Metrics;

namespace Entente.Application.Reports;

/// <summary>
/// The week in five sentences: volume, sentiment, negatives, cases, and how far they went. Each tells the change from the week before and
/// whether that is usual, once the week is over.
/// </summary>
public sealed class WeekSentences(ReportTexts texts, FigureWriter figures)
{
    private readonly UsualWeeks _usual = new(texts, figures);
    private bool _runs;

    public IReadOnlyList<string> Of(WeekInReview review)
    {
        _runs = review.Runs;
        return [.. new[] { Volume(review), Sentiment(review), Negatives(review), Cases(review), Ladder(review) }.Select(s => s + ".")];
    }

    private string Volume(WeekInReview review)
    {
        var (now, before) = (review.Current.InboundVolume.Numerator, review.Previous.InboundVolume.Numerator);
        if (_runs)
        {
            return Counted("posts_so_far", now);
        }
        var isFirst = now > 0 && review.LastTwelveWeeks.Sum(w => w.InboundVolume.Numerator) == now;
        return Counted("posts", now)
            + (isFirst ? Counted("posts_first", now) : CountChange("posts", now, before))
            + _usual.Said(review, UsualFigure.Count(figures, w => w.InboundVolume));
    }

    private string Sentiment(WeekInReview review)
    {
        var (now, before) = (review.Current, review.Previous);
        if (now.NetSentiment.Value is not { } value)
        {
            return texts["sentiment_unknown"];
        }
        var (judged, all) = (now.SentimentCoverage.Numerator, now.SentimentCoverage.Denominator);
        return texts.Write("sentiment_value", figures.Sentiment(value))
            + PointsChange(FigureWriter.SentimentChange(now.NetSentiment, before.NetSentiment))
            + _usual.Said(review, UsualFigure.Sentiment(figures))
            + texts.Write(
                "sentiment_made_of",
                Counted("positive", now.Positive),
                Counted("neutral", now.Neutral),
                Counted("negative", now.Negative),
                texts.Agree(judged == all ? "judged_all" : "judged_some", judged, figures.Count(judged), figures.Count(all))
            );
    }

    private string Negatives(WeekInReview review)
    {
        var now = review.Current;
        if (now.NegativeShare.Value is not { } share)
        {
            return texts["negatives_unknown"];
        }
        var part = now.Negative == 0 ? texts["negatives_none"] : texts.Write("negative_part", figures.Share(share));
        return part + PointsChange(FigureWriter.ShareChange(now.NegativeShare, review.Previous.NegativeShare)) + Permitted(now);
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

    private string Cases(WeekInReview review)
    {
        var (now, before) = (review.Current, review.Previous);
        var (opened, closed, open) = (now.CasesOpened.Numerator, now.CasesClosed.Numerator, now.Backlog.Numerator);
        return opened + closed + open == 0
            ? texts["cases_none"]
            : Counted("opened", opened)
                + CountChange("opened", opened, before.CasesOpened.Numerator)
                + Counted("closed", closed)
                + Counted("open", open)
                + OpenChange(open, before.Backlog.Numerator);
    }

    /// <summary>What dialogue achieved, and where it did not do.</summary>
    private string Ladder(WeekInReview review)
    {
        var (twelve, grave) = (review.Ladder.TwelveWeeks, Grave(review));
        return twelve.DialoguesKnown == 0
            ? grave
            : texts.Agree(
                "said_recovered",
                twelve.Recovered,
                figures.Count(twelve.Recovered),
                figures.Count(twelve.DialoguesKnown),
                figures.Share((decimal)twelve.Recovered / twelve.DialoguesKnown)
            ) + texts.Write("and_then", char.ToLower(grave[0], texts.Language) + grave[1..]);
    }

    private string Grave(WeekInReview review)
    {
        var exposed = review.StillExposed == 0 ? "" : Counted("still_exposed", review.StillExposed);
        return review.Current.EscalationRate.Numerator + review.LegalReferrals + review.PrincipleCases == 0
            ? texts[exposed.Length > 0 ? "nothing_escalated" : "nothing_grave"] + exposed
            : Escalated(review) + Counted("legal", review.LegalReferrals) + Counted("principle", review.PrincipleCases) + exposed;
    }

    private string Escalated(WeekInReview review) =>
        review.Current.EscalationRate is { Value: { } share } rate
            ? texts.Agree("escalated", rate.Numerator, figures.Count(rate.Numerator), figures.Count(rate.Denominator), figures.Share(share))
            : texts["escalated_unknown"];

    private string Counted(string key, long count) => texts.Agree(key, count, figures.Count(count));

    private string CountChange(string key, long now, long before) =>
        (now, before) switch
        {
            _ when _runs => "",
            (0, 0) => texts["count_still_none"],
            (_, 0) => texts[$"{key}_against_none"],
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

    /// <summary>Nothing where the week before had no value.</summary>
    private string PointsChange(decimal? change) =>
        change switch
        {
            null => "",
            _ when _runs => "",
            0 => texts["points_same"],
            > 0 and var more => texts.Agree("points_higher", more, figures.Points(more)),
            { } fewer => texts.Agree("points_lower", -fewer, figures.Points(-fewer)),
        };
}
