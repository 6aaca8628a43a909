using Entente.Application.Advocates;
using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Application.Reports;

/// <summary>Bought fans beside those won back by dialogue: what they cost, who stayed; and the advocates.</summary>
public sealed class AcquisitionSection(ReportTexts texts, FigureWriter figures)
{
    private static readonly string[] BoughtOrigins = ["contest", "paid"];

    /// <summary>Nothing where a brand has neither bought nor won back anybody.</summary>
    public IEnumerable<ReportBlock> Of(FansInReview? fans)
    {
        if (fans is null || fans.IsEmpty)
        {
            yield break;
        }
        yield return new Heading(texts["heading_acquisition"]);
        if (fans.Currency is { } currency && (fans.Spent > 0 || fans.Won > 0))
        {
            yield return new Paragraph(
                texts.Agree("acquisition_week", fans.Won, figures.Money(fans.Spent, currency), figures.Count(fans.Won))
            );
        }
        foreach (var block in Cohorts(fans.Currency, fans.Cohorts))
        {
            yield return block;
        }
        yield return new Note(texts.Write("acquisition_note", figures.Count(fans.Weeks)));
        yield return new Paragraph(Advocates(fans.Advocates));
    }

    /// <summary>The costs, then who stayed; origins that won nobody are left out.</summary>
    public IEnumerable<ReportBlock> Cohorts(string? currency, IReadOnlyList<FanCohort> cohorts)
    {
        var shown = cohorts.Where(c => c.Won > 0 || c.Spend > 0).ToList();
        if (Compared(shown) is { } sentence)
        {
            yield return new Paragraph(sentence);
        }
        yield return Costs(currency, shown);
        yield return new Paragraph(texts["who_stayed"]);
        yield return Stayed(shown);
    }

    private Table Costs(string? currency, List<FanCohort> cohorts) =>
        new(
            [
                new(texts["column_origin"], 2.2),
                Right("spend", 1.5),
                Right("fans", 1.1),
                Right("per_fan", 1.3),
                Right("per_reachable", 1.5),
                Right("per_retained", 1.7),
            ],
            [
                .. cohorts.Select(c => new TableRow([
                    new(texts[$"origin_{c.Origin}"]),
                    Money(c.Spend, currency),
                    new(figures.Count(c.Won), c.Won == 0 ? CellTone.Faint : CellTone.Ink),
                    Money(c.CostPerFan?.Value, currency),
                    Money(c.CostPerReachableFan?.Value, currency),
                    Money(c.CostPerRetainedFan?.Value, currency),
                ])),
            ]
        );

    private Table Stayed(List<FanCohort> cohorts) =>
        new(
            [
                new(texts["column_origin"], 2.2),
                Right("named", 1.2),
                .. Retention.AfterWeeks.Select(weeks => new TableColumn(texts.Write("column_after", weeks), 2, Alignment.Right)),
            ],
            [
                .. cohorts.Select(c => new TableRow([
                    new(texts[$"origin_{c.Origin}"]),
                    new(figures.Count(c.Named), c.Named == 0 ? CellTone.Faint : CellTone.Ink),
                    .. c.Retention.Select(r => Part(r.Figure)),
                ])),
            ]
        );

    private string? Compared(List<FanCohort> cohorts)
    {
        var bought = Sum(cohorts.Where(c => BoughtOrigins.Contains(c.Origin)));
        var recovered = Sum(cohorts.Where(c => c.IsRecovered));
        return bought.Value is null || recovered.Value is null
            ? null
            : texts.Write("acquisition_compared", WrittenPart(bought), WrittenPart(recovered));
    }

    /// <summary>Who wrote again after four weeks, of several origins together.</summary>
    private static Figure Sum(IEnumerable<FanCohort> cohorts)
    {
        var after = cohorts.Select(c => c.Retention[0].Figure).ToList();
        return Figure.Share(after.Sum(f => f.Numerator), after.Sum(f => f.Denominator));
    }

    private string Advocates(AdvocateCounts advocates) =>
        texts.Agree("advocates_consented", advocates.Consented, figures.Count(advocates.Consented))
        + texts.Agree("advocates_candidates", advocates.Candidates, figures.Count(advocates.Candidates));

    private TableColumn Right(string key, double share) => new(texts[$"column_{key}"], share, Alignment.Right);

    private TableCell Money(decimal? minor, string? currency) =>
        minor is { } known && currency is not null ? new(figures.Money(known, currency)) : new(FigureWriter.NoValue, CellTone.Faint);

    private TableCell Part(Figure figure) => figure.Value is null ? new(FigureWriter.NoValue, CellTone.Faint) : new(WrittenPart(figure));

    private string WrittenPart(Figure figure) =>
        texts.Write("part_of", figures.Share(figure.Value), figures.Count(figure.Numerator), figures.Count(figure.Denominator));
}
