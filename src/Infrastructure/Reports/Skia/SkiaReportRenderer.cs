using System.Globalization;
using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Skia;

/// <summary>The default engine: lays the report out itself and draws it with Skia. Vector throughout, text that can be found.</summary>
internal sealed class SkiaReportRenderer : IReportRenderer
{
    public byte[] Render(ReportDocument document)
    {
        var strip = TitleSlabs.Of(document.Title, ReportStyle.TextWidth);
        var running = TextBlock.Set(
            $"{document.Title.Brand} · {document.Title.Period}",
            ReportStyle.Footer,
            ReportStyle.TextWidth,
            mostLines: 2
        );
        var flow = new PageFlow(
            ReportStyle.SideMargin,
            ReportStyle.TopMargin,
            ReportStyle.TopMargin + running.Height + ReportStyle.BeforeHeading,
            ReportStyle.PageHeight - ReportStyle.BottomMargin - ReportStyle.FooterHeight
        );
        flow.Place([strip, .. BlockSlabs.Of(document.Blocks, ReportStyle.TextWidth)]);
        return Draw(document, flow.Pages, running);
    }

    private static byte[] Draw(ReportDocument document, IReadOnlyList<IReadOnlyList<Action<SKCanvas>>> pages, TextBlock running)
    {
        using var file = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(file, Metadata(document)))
        {
            for (var page = 0; page < pages.Count; page++)
            {
                using var canvas = pdf.BeginPage(ReportStyle.PageWidth, ReportStyle.PageHeight);
                if (page > 0)
                {
                    running.Draw(canvas, ReportStyle.SideMargin, ReportStyle.TopMargin);
                }
                foreach (var draw in pages[page])
                {
                    draw(canvas);
                }
                DrawFooter(canvas, document.Footer, page + 1, pages.Count);
                pdf.EndPage();
            }
            pdf.Close();
        }
        return file.ToArray();
    }

    private static void DrawFooter(SKCanvas canvas, ReportFooter footer, int page, int pages)
    {
        var y = ReportStyle.PageHeight - ReportStyle.BottomMargin - ReportStyle.Footer.LineHeight;
        var pageOf = string.Format(CultureInfo.InvariantCulture, footer.PageOf, page, pages);
        TextBlock.Set(footer.Imprint, ReportStyle.Footer, ReportStyle.TextWidth).Draw(canvas, ReportStyle.SideMargin, y);
        TextBlock.Set(pageOf, ReportStyle.Footer, ReportStyle.TextWidth, Alignment.Right).Draw(canvas, ReportStyle.SideMargin, y);
    }

    private static SKDocumentPdfMetadata Metadata(ReportDocument document) =>
        new(SKDocumentPdfMetadata.DefaultRasterDpi)
        {
            Title = TextRuns.Plain($"{document.Title.Brand} – {document.Title.Kind}, {document.Title.Period}"),
            Author = document.Title.Product,
            Creator = document.Title.Product,
            Creation = document.IssuedAt.UtcDateTime,
            Modified = document.IssuedAt.UtcDateTime,
        };
}
