using Entente.Application.Metrics;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Metrics;
using Entente.Domain.Triage;

namespace Entente.Application.Reports;

/// <summary>The week by network, by outcome, and by category and step.</summary>
public sealed class WeekTables(ReportTexts texts, FigureWriter figures)
{
    public IEnumerable<ReportBlock> NetworksBesideOutcomes(WeekInReview review)
    {
        if (review.Networks.Count == 0 && review.Outcomes.Values.Sum() == 0)
        {
            yield break;
        }
        yield return new SideBySide(
            [new Heading(texts["heading_networks"]), Networks(review)],
            [new Heading(texts["heading_outcomes"]), Outcomes(review.Outcomes)]
        );
    }

    private ReportBlock Networks(WeekInReview review)
    {
        if (review.Networks.Count == 0)
        {
            return new Paragraph(texts["no_networks"]);
        }
        var (now, rows) = (
            review.Current,
            review.Networks.OrderByDescending(network => network.InboundVolume).ThenBy(network => network.Network)
        );
        return new Table(
            [Column("network", 2), Figures("posts", 1.6), Figures("sentiment", 1.9), Figures("negative", 1.4)],
            [
                .. rows.Select(row =>
                    NetworkRow(texts[$"network_{Vocabulary.Word(row.Network)}"], row.InboundVolume, row.NetSentiment, row.NegativeShare)
                ),
                NetworkRow(texts["column_all"], now.InboundVolume.Numerator, now.NetSentiment, now.NegativeShare) with
                {
                    Weight = RowWeight.Total,
                },
            ]
        );
    }

    private TableRow NetworkRow(string name, long posts, Figure sentiment, Figure negative) =>
        new([new(name), Count(posts), Known(figures.Sentiment(sentiment.Value)), Known(figures.Share(negative.Value))]);

    private ReportBlock Outcomes(IReadOnlyDictionary<Outcome, long> outcomes)
    {
        var counted = outcomes
            .Where(outcome => outcome.Value > 0)
            .OrderByDescending(outcome => outcome.Value)
            .ThenBy(outcome => outcome.Key)
            .ToList();
        if (counted.Count == 0)
        {
            return new Paragraph(texts["no_outcomes"]);
        }
        return new Table(
            [Column("outcome", 3), Figures("cases", 1.3)],
            [
                .. counted.Select(outcome => new TableRow([new(texts[$"outcome_{Vocabulary.Word(outcome.Key)}"]), Count(outcome.Value)])),
                new TableRow([new(texts["column_all"]), Count(counted.Sum(outcome => outcome.Value))], RowWeight.Total),
            ]
        );
    }

    public IEnumerable<ReportBlock> Cases(IReadOnlyList<CasesByStepAndCategory> cases)
    {
        if (cases.All(cell => cell.Cases == 0))
        {
            yield break;
        }
        yield return new Heading(texts["heading_cases"]);
        var steps = Enum.GetValues<Step>();
        var rows = cases
            .Where(cell => cell.Cases > 0)
            .GroupBy(cell => cell.Category)
            .OrderBy(row => row.Key is null)
            .ThenBy(row => row.Key);
        yield return new Table(
            [
                Column("category", 3),
                .. steps.Select(step => new TableColumn(texts[$"step_{Vocabulary.Word(step)}"], 1.3, Alignment.Right)),
                Figures("all", 1.3),
            ],
            [
                .. rows.Select(row => CasesRow(Name(row.Key), steps, [.. row], RowWeight.Regular)),
                CasesRow(texts["column_all"], steps, cases, RowWeight.Total),
            ]
        );
        yield return new Note(texts["cases_note"]);
    }

    private TableRow CasesRow(string name, Step[] steps, IReadOnlyList<CasesByStepAndCategory> cells, RowWeight weight) =>
        new(
            [
                new(name),
                .. steps.Select(step => Count(cells.Where(cell => cell.Step == step).Sum(cell => cell.Cases))),
                Count(cells.Sum(cell => cell.Cases)),
            ],
            weight
        );

    private string Name(Category? category) => texts[category is { } known ? $"category_{Vocabulary.Word(known)}" : "category_none"];

    private TableColumn Column(string key, double share) => new(texts[$"column_{key}"], share);

    private TableColumn Figures(string key, double share) => new(texts[$"column_{key}"], share, Alignment.Right);

    private TableCell Count(long count) => new(figures.Count(count), count == 0 ? CellTone.Faint : CellTone.Ink);

    private static TableCell Known(string written) => new(written, written == FigureWriter.NoValue ? CellTone.Faint : CellTone.Ink);
}
