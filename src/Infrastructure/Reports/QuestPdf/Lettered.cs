using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Entente.Infrastructure.Reports.QuestPdf;

/// <summary>Text in our styles and lines.</summary>
internal static class Lettered
{
    public static void Letters(
        this IContainer container,
        string text,
        TextStyle style,
        float width,
        Alignment alignment = Alignment.Left,
        int mostLines = TextFill.NoLimit
    ) =>
        container.Text(block =>
        {
            if (alignment == Alignment.Right)
            {
                block.AlignRight();
            }
            // Broken beforehand: a word without a space in it would run out of its column, and a non-breaking one would not hold.
            var lines = TextFill.Lines(text, style, width - ReportStyle.LineTolerance, mostLines);
            block.Runs(string.Join('\n', lines.Select(line => string.Concat(line.Select(word => word.Text)).Trim(' '))), style);
        });

    /// <summary>The product and the time on the left, the page on the right.</summary>
    public static void Foot(this IContainer container, ReportFooter footer) =>
        container.Row(row =>
        {
            row.RelativeItem().Letters(footer.Imprint, ReportStyle.Footer, ReportStyle.TextWidth);
            row.AutoItem()
                .Text(block =>
                {
                    foreach (var part in footer.PageOf.Split('{', '}'))
                    {
                        Part(block, part);
                    }
                });
        });

    private static void Part(TextDescriptor block, string part)
    {
        switch (part)
        {
            case "0":
                Styled(block.CurrentPageNumber(), ReportStyle.Footer, ReportFonts.Shipped.Regular);
                break;
            case "1":
                Styled(block.TotalPages(), ReportStyle.Footer, ReportFonts.Shipped.Regular);
                break;
            default:
                block.Runs(part, ReportStyle.Footer);
                break;
        }
    }

    private static void Runs(this TextDescriptor block, string text, TextStyle style)
    {
        foreach (var run in TextRuns.Of(text, style.Weight))
        {
            Styled(block.Span(run.Text), style, run.Face);
        }
    }

    private static void Styled(TextSpanDescriptor span, TextStyle style, FontFace face) =>
        span.FontFamily(face.Family)
            .FontSize(style.Size)
            .FontColor(style.Color)
            .LineHeight(style.LineHeight / (style.Size * face.NaturalLine));
}
