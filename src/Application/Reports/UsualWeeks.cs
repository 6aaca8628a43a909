using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>What is normal for this brand: where the weeks or months before lay, the highest and the lowest of them left out.</summary>
public sealed class UsualWeeks(ReportTexts texts, FigureWriter figures)
{
    /// <summary>Of fewer nothing is usual.</summary>
    private const int LeastWeeks = 4;

    /// <summary>How "usual" is meant; empty where nothing is.</summary>
    public string Meaning(WeekInReview review) =>
        Before(review) is { Count: >= LeastWeeks } before ? texts.Write("usual", figures.Count(before.Count)) : "";

    /// <summary>The lowest and the highest that is usual; null where nothing is.</summary>
    public static (decimal Least, decimal Most)? RangeOf(WeekInReview review, Func<WeekFigures, Figure> of)
    {
        var known = Before(review).Select(w => of(w).Value).OfType<decimal>().Order().ToList();
        return known.Count < LeastWeeks ? null : (known[1], known[^2]);
    }

    /// <summary>A figure held against what is usual, for small print; empty where nothing is, and while the week runs.</summary>
    public string Beside(WeekInReview review, UsualFigure figure) => Held(review, figure, "usual");

    /// <summary>The same as the end of a clause.</summary>
    public string Said(WeekInReview review, UsualFigure figure) =>
        figure.Of(review.Current).Value is null ? "" : Held(review, figure, "said");

    private string Held(WeekInReview review, UsualFigure figure, string how)
    {
        if (review.Runs || RangeOf(review, figure.Of) is not var (least, most))
        {
            return "";
        }
        var (from, to) = (figure.Write(least), figure.Write(most));
        return texts.Write($"{how}_{Place(review.Current, figure, least, most)}", from == to ? from : texts.Write("from_to", from, to));
    }

    /// <summary>A few posts lie outside what is usual by chance alone: then that is said, and nothing made of it.</summary>
    private static string Place(WeekFigures now, UsualFigure figure, decimal least, decimal most) =>
        figure.Of(now).Value switch
        {
            null => "within",
            { } value when value >= least && value <= most => "within",
            _ when figure.Between?.Invoke(now) is var (low, high) && low <= most && high >= least => "chance",
            { } value => value < least ? "below" : "above",
        };

    private static List<WeekFigures> Before(WeekInReview review) =>
        [.. review.LastTwelveWeeks.Where(w => w.Week < review.Current.Week && w.InboundVolume.Numerator > 0)];
}

/// <param name="Write">Writes a value as the figure itself is written.</param>
/// <param name="Between">Where the figure lies with 95 % confidence; none of a count.</param>
public sealed record UsualFigure(
    Func<WeekFigures, Figure> Of,
    Func<decimal, string> Write,
    Func<WeekFigures, (decimal Low, decimal High)?>? Between = null
)
{
    public static UsualFigure Count(FigureWriter figures, Func<WeekFigures, Figure> of) => new(of, value => figures.Count((long)value));

    public static UsualFigure Share(FigureWriter figures, Func<WeekFigures, Figure> of) =>
        new(
            of,
            value => figures.Share(value),
            week => WilsonInterval.Of(of(week).Numerator, of(week).Denominator) is { } interval ? (interval.Low, interval.High) : null
        );

    public static UsualFigure Sentiment(FigureWriter figures) =>
        new(
            week => week.NetSentiment,
            value => figures.Sentiment(value),
            week => week.NetSentiment.Value is { } value && week.SentimentMargin is { } margin ? (value - margin, value + margin) : null
        );
}
