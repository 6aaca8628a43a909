using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>The brands of a joint report, one beside the other, the one that hears most first.</summary>
public sealed class BrandTable(ReportTexts texts, FigureWriter figures)
{
    public IEnumerable<ReportBlock> Of(IReadOnlyList<WeekInReview> brands)
    {
        if (brands.Count == 0)
        {
            yield break;
        }
        yield return new Heading(texts["heading_brands"]);
        yield return new Table(
            [
                new(texts["column_brand"], 3),
                Figures("posts", 1.5),
                Figures("change", 1.5),
                Figures("sentiment", 1.6),
                Figures("negative", 1.4),
                Figures("opened_cases", 1.5),
                Figures("open", 1.4),
                Figures("recovered", 1.9),
                Figures("to_decide", 1.5),
            ],
            [
                .. brands
                    .OrderByDescending(b => b.Current.InboundVolume.Numerator)
                    .ThenBy(b => b.BrandName, StringComparer.Ordinal)
                    .Select(Row),
            ]
        );
        yield return new Note(texts["brands_note"]);
    }

    private TableRow Row(WeekInReview brand)
    {
        var (now, before, ladder) = (brand.Current, brand.Previous, brand.Ladder.TwelveWeeks);
        return new TableRow([
            new(ManagementReport.ShortName(brand.BrandName)),
            Count(now.InboundVolume.Numerator),
            Known(figures.Growth(now.InboundVolume.Numerator, before.InboundVolume.Numerator)),
            Known(figures.Sentiment(now.NetSentiment.Value)),
            Known(figures.Share(now.NegativeShare.Value)),
            Count(now.CasesOpened.Numerator),
            Count(now.Backlog.Numerator),
            Known(figures.Share(Figure.Share(ladder.Recovered, ladder.DialoguesKnown).Value)),
            Count(brand.ToDecideInAll),
        ]);
    }

    private TableColumn Figures(string key, double share) => new(texts[$"column_{key}"], share, Alignment.Right);

    private TableCell Count(long count) => new(figures.Count(count), count == 0 ? CellTone.Faint : CellTone.Ink);

    private static TableCell Known(string written) => new(written, written == FigureWriter.NoValue ? CellTone.Faint : CellTone.Ink);
}
