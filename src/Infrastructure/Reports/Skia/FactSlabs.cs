using Entente.Application.Reports;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Skia;

/// <summary>Named facts: the name beside the first lines, a hairline above each; a long fact is cut between its lines.</summary>
internal static class FactSlabs
{
    public static IEnumerable<Slab> Of(Facts facts, float width) =>
        facts.Rows.SelectMany((fact, index) => Rows(fact, width, index == 0 ? ReportStyle.BeforeFacts : 0));

    private static IEnumerable<Slab> Rows(Fact fact, float width, float before)
    {
        var labelWidth = width * ReportStyle.FactLabelShare;
        var textWidth = width - labelWidth - ReportStyle.ColumnGap;
        var style = fact.Tone == FactTone.Strong ? ReportStyle.StrongFact : ReportStyle.FactText;
        var label = TextBlock.Set(fact.Label, ReportStyle.FactLabel, labelWidth);
        var said = fact
            .Paragraphs.Select(p => TextBlock.Set(p, style, textWidth))
            .SelectMany(set => set.Lines.Select((_, line) => (Set: set, Line: line)))
            .ToList();
        var count = Math.Max(label.Lines.Count, said.Count);
        for (var i = 0; i < count; i++)
        {
            var (line, isFirst, isLast) = (i, i == 0, i == count - 1);
            var top = isFirst ? ReportStyle.CellPadding : 0;
            yield return new Slab(
                style.LineHeight + top + (isLast ? ReportStyle.CellPadding : 0),
                (canvas, x, y) =>
                {
                    if (isFirst)
                    {
                        Hairline(canvas, x, y, width);
                    }
                    if (line < label.Lines.Count)
                    {
                        label.DrawLine(canvas, line, x, y + top);
                    }
                    if (line < said.Count)
                    {
                        said[line].Set.DrawLine(canvas, said[line].Line, x + labelWidth + ReportStyle.ColumnGap, y + top);
                    }
                }
            )
            {
                Before = isFirst ? before : 0,
                // The name's own lines stay together, and no line is left alone at the foot of a page.
                StaysWithNext = !isLast && (isFirst || line < label.Lines.Count - 1 || line == count - 2),
            };
        }
    }

    private static void Hairline(SKCanvas canvas, float x, float y, float width)
    {
        using var paint = new SKPaint
        {
            Color = SKColor.Parse(ReportStyle.Line),
            StrokeWidth = ReportStyle.Hairline,
            IsStroke = true,
        };
        canvas.DrawLine(x, y, x + width, y, paint);
    }
}
