using Entente.Application.Metrics;
using Entente.Domain;

namespace Entente.Application.Reports;

/// <summary>What people and platforms decided beyond dialogue: by reference and matter, never by an author's or a colleague's name.</summary>
public sealed class DecidedList(ReportTexts texts, FigureWriter figures, DateWriter dates, TimeZoneInfo zone)
{
    private const int MostRows = 10;

    public IEnumerable<ReportBlock> Of(WeekInReview review)
    {
        yield return new Heading(texts["heading_decided"]);
        var rows =
            review.Brands.Count == 0
                ? review.Decided.Select(c => Row(c, texts[$"network_{Vocabulary.Word(c.Network)}"])).ToList()
                : OfBrands(review.Brands).ToList();
        if (rows.Count == 0)
        {
            yield return new Paragraph(texts["nothing_decided"]);
            yield break;
        }
        yield return new Table(
            [
                new(texts["column_reference"], 0.8),
                new(texts["column_decided_on"], 0.8),
                new(texts["column_category"], 2),
                new(texts[review.Brands.Count == 0 ? "column_network" : "column_brand"], 1.6),
                new(texts["column_decision"], 3.4),
            ],
            [.. rows.Take(MostRows)]
        );
        var more = Math.Max(review.DecidedInAll, rows.Count) - Math.Min(rows.Count, MostRows);
        if (more > 0)
        {
            yield return new Note(texts.Agree("more_decided", more, figures.Count(more)));
        }
    }

    private IEnumerable<TableRow> OfBrands(IReadOnlyList<WeekInReview> brands) =>
        brands
            .SelectMany(b => b.Decided.Select(c => (Brand: b.BrandName, Case: c)))
            .OrderBy(c => CaseDecided.Gravest.ToList().IndexOf(c.Case.What))
            .ThenBy(c => c.Case.At)
            .Select(c => Row(c.Case, ManagementReport.ShortName(c.Brand)));

    private TableRow Row(CaseDecided decided, string where) =>
        new([
            new(decided.Reference),
            new(dates.Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(decided.At, zone).DateTime))),
            new(texts[decided.Category is { } category ? $"category_{Vocabulary.Word(category)}" : "category_none"]),
            new(where),
            new(texts[$"decided_{decided.What}"]),
        ]);
}
