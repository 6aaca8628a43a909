using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>What is normal for this brand: where the weeks before lay, the highest and the lowest of them left out.</summary>
public sealed class UsualWeeks(ReportTexts texts, FigureWriter figures)
{
    /// <summary>Of fewer weeks nothing is usual.</summary>
    private const int LeastWeeks = 4;

    public IEnumerable<ReportBlock> Of(WeekInReview review)
    {
        var before = review.LastTwelveWeeks.Where(w => w.Week < review.Current.Week && w.InboundVolume.Numerator > 0).ToList();
        if (before.Count < LeastWeeks)
        {
            yield break;
        }
        yield return new Note(
            texts.Write(
                "usual",
                figures.Count(before.Count),
                Range(before, w => w.InboundVolume, value => figures.Count((long)value)),
                Range(before, w => w.NetSentiment, value => figures.Sentiment(value)),
                Range(before, w => w.NegativeShare, value => figures.Share(value)),
                Range(before, w => w.CasesOpened, value => figures.Count((long)value))
            )
        );
    }

    private string Range(List<WeekFigures> weeks, Func<WeekFigures, Figure> of, Func<decimal, string> write)
    {
        var known = weeks.Select(w => of(w).Value).OfType<decimal>().Order().ToList();
        if (known.Count < LeastWeeks)
        {
            return FigureWriter.NoValue;
        }
        var (least, most) = (write(known[1]), write(known[^2]));
        return least == most ? least : texts.Write("from_to", least, most);
    }
}
