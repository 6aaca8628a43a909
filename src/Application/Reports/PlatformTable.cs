using Entente.Application.Metrics;
using Entente.Domain;

namespace Entente.Application.Reports;

/// <summary>What each platform decided on our removal requests, and how long it took.</summary>
public sealed class PlatformTable(ReportTexts texts, FigureWriter figures)
{
    public IEnumerable<ReportBlock> Of(IReadOnlyList<PlatformFigures> platforms)
    {
        if (platforms.Count == 0)
        {
            yield break;
        }
        var durations = new DurationWriter(texts, figures);
        yield return new Heading(texts["heading_platforms"]);
        yield return new Table(
            [
                new(texts["column_network"], 2.5),
                new(texts["column_decided"], 1.5, Alignment.Right),
                new(texts["column_granted"], 1.5, Alignment.Right),
                new(texts["column_share"], 1.3, Alignment.Right),
                new(texts["column_time_to_decision"], 2, Alignment.Right),
            ],
            [
                .. platforms.Select(p => new TableRow([
                    new(texts[$"network_{Vocabulary.Word(p.Network)}"]),
                    new(figures.Count(p.Success.Denominator)),
                    new(figures.Count(p.Success.Numerator), p.Success.Numerator == 0 ? CellTone.Faint : CellTone.Ink),
                    new(figures.Share(p.Success.Value)),
                    new(p.TimeToDecision is { } time ? durations.Of(time.Median) : FigureWriter.NoValue),
                ])),
            ]
        );
    }
}
