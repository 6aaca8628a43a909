using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Skia;

/// <summary>Cuts each block of a report into the slabs that pages take.</summary>
internal static class BlockSlabs
{
    private const int FiguresInRow = 3;
    private const int ShortText = 5;

    public static List<Slab> Of(IEnumerable<ReportBlock> blocks, float width)
    {
        var (slabs, before, wholeFrom) = (new List<Slab>(), default(ReportBlock), int.MaxValue);
        foreach (var block in blocks)
        {
            // Small print stands under what it explains, a table under the words that lead to it, what a picture shows under it.
            if (slabs.Count > 0 && (block is Note || (block is Table && before is Paragraph) || before is ShareChart))
            {
                slabs[^1] = slabs[^1] with { StaysWithNext = true };
            }
            wholeFrom = block is Heading { IsOfOnePage: true } ? slabs.Count : wholeFrom;
            slabs.AddRange(
                block is Paragraph led && before is Heading ? Lines(led.Text, ReportStyle.Paragraph, width, 0) : Cut(block, width)
            );
            before = block;
        }
        return [.. slabs.Select((slab, i) => i >= wholeFrom ? slab with { StaysWithNext = true } : slab)];
    }

    private static IEnumerable<Slab> Cut(ReportBlock block, float width) =>
        block switch
        {
            Heading heading =>
            [
                Whole(heading.Text, ReportStyle.Heading, width, ReportStyle.BeforeHeading, ReportStyle.AfterHeading) with
                {
                    StaysWithNext = true,
                },
            ],
            Paragraph paragraph => Lines(paragraph.Text, ReportStyle.Paragraph, width, ReportStyle.BetweenParagraphs),
            KeySentences sentences => sentences.Sentences.SelectMany(s =>
                Lines(s, ReportStyle.Sentence, width, ReportStyle.BetweenSentences)
            ),
            Note note => Lines(note.Text, ReportStyle.Note, width, ReportStyle.BeforeNote),
            KeyFigures figures => figures.Figures.Chunk(FiguresInRow).Select((row, index) => FigureRow(row, width, index)),
            Table table => TableSlabs.Of(table, width),
            Facts facts => FactSlabs.Of(facts, width),
            SideBySide columns => [Columns(columns, width)],
            WeeklyChart chart =>
            [
                Drawn(ReportStyle.ChartHeight, canvas => WeeklyChartDrawing.Draw(canvas, chart, width, ReportStyle.ChartHeight)),
            ],
            ShareChart chart => [Drawn(ShareChartDrawing.HeightOf(chart), canvas => ShareChartDrawing.Draw(canvas, chart, width))],
            _ => throw new NotSupportedException($"This engine lays out no {block.GetType().Name}."),
        };

    private static Slab Whole(string text, TextStyle style, float width, float before, float after)
    {
        var set = TextBlock.Set(text, style, width);
        return new Slab(set.Height + after, set.Draw) { Before = before };
    }

    private static IEnumerable<Slab> Lines(string text, TextStyle style, float width, float before)
    {
        var set = TextBlock.Set(text, style, width);
        return set.Lines.Select(
            (_, index) =>
                new Slab(set.LineHeight, (canvas, x, y) => set.DrawLine(canvas, index, x, y))
                {
                    Before = index == 0 ? before : 0,
                    // A page may part a long text, never a short one, and never after its first line.
                    StaysWithNext = index + 1 < set.Lines.Count && (index == 0 || set.Lines.Count <= ShortText),
                }
        );
    }

    private static Slab FigureRow(KeyFigure[] figures, float width, int index)
    {
        var column = (width - (ReportStyle.KeyFigureGap * (FiguresInRow - 1))) / FiguresInRow;
        Slab[] cells = [.. figures.Select(figure => Figure(figure, column))];
        return new Slab(
            cells.Max(cell => cell.Height),
            (canvas, x, y) =>
            {
                foreach (var cell in cells)
                {
                    cell.Draw(canvas, x, y);
                    x += column + ReportStyle.KeyFigureGap;
                }
            }
        )
        {
            Before = index == 0 ? ReportStyle.BeforeFigures : ReportStyle.KeyFigureRowGap,
        };
    }

    private static Slab Figure(KeyFigure figure, float width)
    {
        Slab[] lines =
        [
            Whole(figure.Label, ReportStyle.FigureLabel, width, 0, 0),
            Whole(
                figure.Value,
                TextFill.Fitted(figure.Value, ReportStyle.FigureValue, width, mostLines: 1, ReportStyle.Paragraph.Size),
                width,
                0,
                1
            ),
            Whole(figure.Change, ReportStyle.FigureChange, width, 0, 0),
            .. figure.SmallPrint.Select(line => Whole(line, ReportStyle.FigureLabel, width, 0, 0)),
        ];
        var stack = Slab.Stack(lines);
        return new Slab(
            stack.Height + ReportStyle.AboveFigure,
            (canvas, x, y) =>
            {
                using var paint = new SKPaint
                {
                    Color = SKColor.Parse(ReportStyle.Line),
                    StrokeWidth = ReportStyle.Hairline,
                    IsStroke = true,
                };
                canvas.DrawLine(x, y, x + width, y, paint);
                stack.Draw(canvas, x, y + ReportStyle.AboveFigure);
            }
        );
    }

    private static Slab Columns(SideBySide columns, float width)
    {
        var column = (width - ReportStyle.SideBySideGap) / 2;
        var (left, right) = (Slab.Stack(Of(columns.Left, column)), Slab.Stack(Of(columns.Right, column)));
        return new Slab(
            Math.Max(left.Height, right.Height),
            (canvas, x, y) =>
            {
                left.Draw(canvas, x, y);
                right.Draw(canvas, x + column + ReportStyle.SideBySideGap, y);
            }
        )
        {
            Before = Math.Max(left.Before, right.Before),
        };
    }

    private static Slab Drawn(float height, Action<SKCanvas> draw) =>
        new(
            height,
            (canvas, x, y) =>
            {
                canvas.Save();
                canvas.Translate(x, y);
                draw(canvas);
                canvas.Restore();
            }
        )
        {
            Before = ReportStyle.BeforeChart,
        };
}
