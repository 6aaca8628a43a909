using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Entente.Infrastructure.Reports.QuestPdf;

/// <summary>Each block of a report as QuestPDF elements.</summary>
internal static class BlockElements
{
    private const int FiguresInRow = 3;

    /// <summary>A heading and the first rows under it, which a page break does not part.</summary>
    private const float HeadingWithFirstRows = 90;

    /// <summary>Pixels a point: 288 to the inch, as print wants it.</summary>
    private const float ChartScale = 4;

    public static void Flow(this ColumnDescriptor column, IReadOnlyList<ReportBlock> blocks, float width)
    {
        for (var i = 0; i < blocks.Count; )
        {
            var group = Together(blocks, i);
            var item = column.Item();
            (
                group.All(IsShort) || IsOfOnePage(group)
                    ? item.ShowEntire()
                    : item.EnsureSpace(HeadingWithFirstRows + HeldTogether(group, width))
            ).Column(parts =>
            {
                for (var part = 0; part < group.Count; part++)
                {
                    if (group[part] is Paragraph led && part > 0 && group[part - 1] is Heading)
                    {
                        parts.Item().Letters(led.Text, ReportStyle.Paragraph, width);
                        continue;
                    }
                    Compose(parts.Item(), group[part], width);
                }
            });
            i += group.Count;
        }
    }

    /// <summary>A heading, what follows it, and the small print under that.</summary>
    private static List<ReportBlock> Together(IReadOnlyList<ReportBlock> blocks, int first)
    {
        if (blocks[first] is Heading { IsOfOnePage: true })
        {
            return [.. blocks.Skip(first)];
        }
        var last = first;
        while (last + 1 < blocks.Count && (blocks[last] is Heading or ShareChart || blocks[last + 1] is Note))
        {
            last++;
        }
        return [.. blocks.Skip(first).Take(last - first + 1)];
    }

    /// <summary>What a small table takes, which no page break parts, and a drawing; nothing for a taller table.</summary>
    private static float HeldTogether(List<ReportBlock> group, float width)
    {
        var rows = group.OfType<Table>().Sum(table => TableElement.HeightOf(table, width));
        return (rows <= ReportStyle.KeptWhole ? rows : 0) + group.OfType<ShareChart>().Sum(ShareChartDrawing.HeightOf);
    }

    private static bool IsOfOnePage(List<ReportBlock> group) => group[0] is Heading { IsOfOnePage: true };

    private static bool IsShort(ReportBlock block) => block is not (Table or Facts or Paragraph or KeySentences);

    private static void Compose(IContainer at, ReportBlock block, float width)
    {
        switch (block)
        {
            case Heading heading:
                at.PaddingTop(ReportStyle.BeforeHeading)
                    .PaddingBottom(ReportStyle.AfterHeading)
                    .Letters(heading.Text, ReportStyle.Heading, width);
                break;
            case Paragraph paragraph:
                at.PaddingTop(ReportStyle.BetweenParagraphs).Letters(paragraph.Text, ReportStyle.Paragraph, width);
                break;
            case Note note:
                at.PaddingTop(ReportStyle.BeforeNote).Letters(note.Text, ReportStyle.Note, width);
                break;
            case KeySentences sentences:
                at.Column(lines => sentences.Sentences.ToList().ForEach(s => Sentence(lines.Item(), s, width)));
                break;
            case KeyFigures figures:
                at.PaddingTop(ReportStyle.BeforeFigures).Figures(figures, width);
                break;
            case Table table:
                at.PaddingTop(ReportStyle.BeforeTable).Rows(table, width);
                break;
            case Facts facts:
                at.PaddingTop(ReportStyle.BeforeFacts).Named(facts, width);
                break;
            case SideBySide columns:
                at.Columns(columns, width);
                break;
            case WeeklyChart chart:
                at.Drawn(WeeklyChartDrawing.Png(chart, width, ReportStyle.ChartHeight, ChartScale), width);
                break;
            case ShareChart chart:
                at.Drawn(ShareChartDrawing.Png(chart, width, ChartScale), width);
                break;
            default:
                throw new NotSupportedException($"This engine lays out no {block.GetType().Name}.");
        }
    }

    private static void Drawn(this IContainer at, byte[] picture, float width) =>
        at.PaddingTop(ReportStyle.BeforeChart).Width(width).Image(picture).UseOriginalImage().FitWidth();

    private static void Sentence(IContainer at, string text, float width) =>
        at.PaddingTop(ReportStyle.BetweenSentences).Letters(text, ReportStyle.Sentence, width);

    private static void Columns(this IContainer container, SideBySide columns, float width)
    {
        var column = (width - ReportStyle.SideBySideGap) / 2;
        container.Row(row =>
        {
            row.Spacing(ReportStyle.SideBySideGap);
            row.ConstantItem(column).Column(left => left.Flow(columns.Left, column));
            row.ConstantItem(column).Column(right => right.Flow(columns.Right, column));
        });
    }

    private static void Figures(this IContainer container, KeyFigures figures, float width)
    {
        var column = (width - (ReportStyle.KeyFigureGap * (FiguresInRow - 1))) / FiguresInRow;
        container.Column(rows =>
        {
            rows.Spacing(ReportStyle.KeyFigureRowGap);
            foreach (var chunk in figures.Figures.Chunk(FiguresInRow))
            {
                rows.Item()
                    .Row(row =>
                    {
                        row.Spacing(ReportStyle.KeyFigureGap);
                        Array.ForEach(chunk, figure => row.ConstantItem(column).Figure(figure, column));
                    });
            }
        });
    }

    private static void Figure(this IContainer container, KeyFigure figure, float width) =>
        container
            .BorderTop(ReportStyle.Hairline)
            .BorderColor(ReportStyle.Line)
            .PaddingTop(ReportStyle.AboveFigure)
            .Column(lines =>
            {
                var fitted = TextFill.Fitted(figure.Value, ReportStyle.FigureValue, width, mostLines: 1, ReportStyle.Paragraph.Size);
                lines.Item().Letters(figure.Label, ReportStyle.FigureLabel, width);
                lines.Item().PaddingBottom(1).Letters(figure.Value, fitted, width);
                lines.Item().Letters(figure.Change, ReportStyle.FigureChange, width);
                figure.SmallPrint.ToList().ForEach(line => lines.Item().Letters(line, ReportStyle.FigureLabel, width));
            });
}
