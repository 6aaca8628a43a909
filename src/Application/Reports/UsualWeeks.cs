using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>What is normal for this brand: where the weeks or months before lay, the highest and the lowest of them left out.</summary>
public sealed class UsualWeeks(ReportTexts texts, FigureWriter figures)
{
    /// <summary>Of fewer nothing is usual.</summary>
    private const int LeastWeeks = 4;

    /// <summary>How "usual" is meant; empty where nothing is.</summary>
    public string Said(WeekInReview review) =>
        Before(review) is { Count: >= LeastWeeks } before ? texts.Write("usual", figures.Count(before.Count)) : "";

    /// <summary>A figure held against what is usual; empty where nothing is, and while the week runs.</summary>
    public string Beside(WeekInReview review, Func<WeekFigures, Figure> of, Func<decimal, string> write)
    {
        var known = Before(review).Select(w => of(w).Value).OfType<decimal>().Order().ToList();
        if (known.Count < LeastWeeks || review.Runs)
        {
            return "";
        }
        var (least, most) = (known[1], known[^2]);
        var range = write(least) == write(most) ? write(least) : texts.Write("from_to", write(least), write(most));
        return of(review.Current).Value switch
        {
            { } now when now < least => texts.Write("usual_below", range),
            { } now when now > most => texts.Write("usual_above", range),
            _ => texts.Write("usual_within", range),
        };
    }

    private static List<WeekFigures> Before(WeekInReview review) =>
        [.. review.LastTwelveWeeks.Where(w => w.Week < review.Current.Week && w.InboundVolume.Numerator > 0)];
}
