using Entente.Application.Reports;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Skia;

/// <summary>Cuts each block of a report into the slabs that pages take.</summary>
internal static class BlockSlabs
{
    private const int FiguresInRow = 3;

    public static List<Slab> Of(IEnumerable<ReportBlock> blocks, float width)
    {
        var (slabs, breaks) = (new List<Slab>(), false);
        foreach (var block in blocks)
        {
            if (block is PageBreak)
            {
                breaks = true;
                continue;
            }
            var cut = Cut(block, width).ToList();
            if (breaks && cut.Count > 0)
            {
                cut[0] = cut[0] with { BeginsPage = true };
                breaks = false;
            }
            slabs.AddRange(cut);
        }
        return slabs;
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
                Lines(s, ReportStyle.Sentence, width, ReportStyle.BetweenParagraphs)
            ),
            Note note => Lines(note.Text, ReportStyle.Note, width, ReportStyle.BetweenParagraphs),
            KeyFigures figures => figures.Figures.Chunk(FiguresInRow).Select((row, index) => FigureRow(row, width, index)),
            Table table => TableSlabs.Of(table, width),
            SideBySide columns => [Columns(columns, width)],
            WeeklyChart chart => [Chart(chart, width)],
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
                    // No line is left alone at the foot of a page.
                    StaysWithNext = index == 0 && set.Lines.Count > 1,
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
            Before = index == 0 ? 0 : ReportStyle.KeyFigureGap,
        };
    }

    private static Slab Figure(KeyFigure figure, float width)
    {
        var lines = new[]
        {
            Whole(figure.Label, ReportStyle.FigureLabel, width, 0, 0),
            Whole(figure.Value, ReportStyle.FigureValue, width, 0, 1),
            Whole(figure.Change, ReportStyle.FigureChange, width, 0, 0),
            Whole(figure.MadeOf, ReportStyle.FigureLabel, width, 0, 0),
        };
        var stack = Slab.Stack(lines);
        return new Slab(
            stack.Height + ReportStyle.BetweenParagraphs,
            (canvas, x, y) =>
            {
                using var paint = new SKPaint
                {
                    Color = SKColor.Parse(ReportStyle.Line),
                    StrokeWidth = ReportStyle.Hairline,
                    IsStroke = true,
                };
                canvas.DrawLine(x, y, x + width, y, paint);
                stack.Draw(canvas, x, y + ReportStyle.BetweenParagraphs);
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

    private static Slab Chart(WeeklyChart chart, float width) =>
        new(
            ReportStyle.ChartHeight,
            (canvas, x, y) =>
            {
                canvas.Save();
                canvas.Translate(x, y);
                WeeklyChartDrawing.Draw(canvas, chart, width, ReportStyle.ChartHeight);
                canvas.Restore();
            }
        );
}
