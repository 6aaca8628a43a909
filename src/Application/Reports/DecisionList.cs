using Entente.Application.Metrics;
using Entente.Domain;

namespace Entente.Application.Reports;

/// <summary>The cases that wait for a person's decision: by reference and matter, never by an author's name.</summary>
public sealed class DecisionList(ReportTexts texts, FigureWriter figures, DateWriter dates, TimeZoneInfo zone)
{
    public const int MostRows = 12;

    public IEnumerable<ReportBlock> Of(WeekInReview review)
    {
        yield return new Heading(texts["heading_decisions"]);
        if (review.ToDecide.Count == 0)
        {
            yield return new Paragraph(texts["no_decisions"]);
            yield break;
        }
        var shown = review.ToDecide.Take(MostRows).ToList();
        yield return new Table(
            [
                new(texts["column_reference"], 0.8),
                new(texts["column_opened"], 0.95),
                new(texts["column_category"], 2),
                new(texts["column_standing"], 1.45),
                new(texts["column_step"], 1.25),
                new(texts["column_network"], 1.5),
                new(texts["column_why"], 4.2),
            ],
            [.. shown.Select(Row)]
        );
        var more = Math.Max(review.ToDecideInAll, review.ToDecide.Count) - shown.Count;
        if (more > 0)
        {
            yield return new Note(texts.Agree("more_decisions", more, figures.Count(more)));
        }
    }

    private TableRow Row(CaseToDecide open) =>
        new([
            new(open.Reference),
            new(dates.Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(open.OpenedAt, zone).DateTime))),
            new(texts[open.Category is { } category ? $"category_{Vocabulary.Word(category)}" : "category_none"]),
            new(texts[$"standing_{Vocabulary.Word(open.Standing)}"]),
            new(texts[$"step_{Vocabulary.Word(open.Step)}"]),
            new(texts[$"network_{Vocabulary.Word(open.Network)}"]),
            // A reason that has no words yet is better read as its code than not at all.
            new(texts.Find($"why_{open.Why}") ?? open.Why.Replace('_', ' ')),
        ]);
}
