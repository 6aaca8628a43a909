using Entente.Application.Metrics;
using Entente.Domain;

namespace Entente.Application.Reports;

/// <summary>The cases that wait for a person's decision: by reference and matter, never by an author's name.</summary>
public sealed class DecisionList(ReportTexts texts, FigureWriter figures, DateWriter dates, TimeZoneInfo zone)
{
    public const int MostRows = 12;

    /// <summary>The gravest first, as a brand's own list is ordered.</summary>
    private static readonly string[] Gravest =
    [
        "principle_unanswered",
        "legal_open",
        "platform_refused",
        "author_refused",
        "verdict_missing",
        "lead_asked",
        "reply_overdue",
    ];

    public IEnumerable<ReportBlock> Of(WeekInReview review)
    {
        // Cases move on: the list is of the moment, whatever week the figures are of.
        yield return new Heading(texts.Write("decisions_at", dates.DayOfMonth(LocalDay(review.ComputedAt))));
        var rows =
            review.Brands.Count == 0
                ? review.ToDecide.Select(c => Row(c, texts[$"network_{Vocabulary.Word(c.Network)}"])).ToList()
                : OfBrands(review.Brands).ToList();
        if (rows.Count == 0)
        {
            yield return new Paragraph(texts["no_decisions"]);
            yield break;
        }
        yield return new Table(
            [
                new(texts["column_reference"], 0.8),
                new(texts["column_opened"], 0.9),
                new(texts["column_category"], 2.15),
                new(texts["column_standing"], 1.35),
                new(texts["column_step"], 1.15),
                new(texts[review.Brands.Count == 0 ? "column_network" : "column_brand"], review.Brands.Count == 0 ? 1.65 : 1.5),
                new(texts["column_why"], 3.9),
            ],
            [.. rows.Take(MostRows)]
        );
        var more = Math.Max(review.ToDecideInAll, rows.Count) - Math.Min(rows.Count, MostRows);
        if (more > 0)
        {
            yield return new Note(texts.Agree("more_decisions", more, figures.Count(more)));
        }
    }

    private IEnumerable<TableRow> OfBrands(IReadOnlyList<WeekInReview> brands) =>
        brands
            .SelectMany(b => b.ToDecide.Select(c => (Brand: b.BrandName, Case: c)))
            .OrderBy(c => Array.IndexOf(Gravest, c.Case.Why))
            .ThenBy(c => c.Case.OpenedAt)
            .Select(c => Row(c.Case, ManagementReport.ShortName(c.Brand)));

    private DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private TableRow Row(CaseToDecide open, string where) =>
        new([
            new(open.Reference),
            new(dates.Day(LocalDay(open.OpenedAt))),
            new(texts[open.Category is { } category ? $"category_{Vocabulary.Word(category)}" : "category_none"]),
            new(texts[$"standing_{Vocabulary.Word(open.Standing)}"]),
            new(texts[$"step_{Vocabulary.Word(open.Step)}"]),
            new(where),
            // A reason that has no words yet is better read as its code than not at all.
            new(texts.Find($"why_{open.Why}") ?? open.Why.Replace('_', ' ')),
        ]);
}
