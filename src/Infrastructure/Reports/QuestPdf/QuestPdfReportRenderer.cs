using Entente.Application.Reports;
using Entente.Infrastructure.Reports.Lettering;
using QuestPDF;
using QuestPDF.Drawing;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Entente.Infrastructure.Reports.QuestPdf;

/// <summary>The engine for those who may use QuestPDF: it breaks the pages, we say what stands on them.</summary>
internal sealed class QuestPdfReportRenderer : IReportRenderer
{
    private static readonly Lazy<bool> FontsRegistered = new(RegisterFonts);

    /// <param name="license">Community, Professional or Enterprise; Community if null. Which one may be used is QuestPDF's licence's to say.</param>
    /// <exception cref="InvalidOperationException">No such licence.</exception>
    public QuestPdfReportRenderer(string? license)
    {
        Settings.License = Enum.TryParse<LicenseType>(license ?? nameof(LicenseType.Community), ignoreCase: true, out var type)
            ? type
            : throw new InvalidOperationException(
                $"Reports:QuestPdfLicense is '{license}'; it is one of {string.Join(", ", Enum.GetNames<LicenseType>())}."
            );
        // What no font has is replaced before it comes here.
        Settings.CheckIfAllTextGlyphsAreAvailable = false;
        _ = FontsRegistered.Value;
    }

    public byte[] Render(ReportDocument document) =>
        Document.Create(file => file.Page(page => Compose(page, document))).WithMetadata(Metadata(document)).GeneratePdf();

    private static void Compose(PageDescriptor page, ReportDocument document)
    {
        page.Size(ReportStyle.PageWidth, ReportStyle.PageHeight);
        page.MarginHorizontal(ReportStyle.SideMargin);
        page.MarginTop(ReportStyle.TopMargin);
        page.MarginBottom(ReportStyle.BottomMargin);
        page.Header()
            .SkipOnce()
            .PaddingBottom(ReportStyle.BelowRunningHead)
            .Letters(Running(document.Title), ReportStyle.Footer, ReportStyle.TextWidth, mostLines: 2);
        page.Content()
            .Column(column =>
            {
                column.Item().Strip(document.Title);
                column.Flow(document.Blocks, ReportStyle.TextWidth);
            });
        page.Footer().Height(ReportStyle.FooterHeight).AlignBottom().Foot(document.Footer);
    }

    private static string Running(TitleStrip title) => $"{title.Brand} · {title.Period}";

    private static DocumentMetadata Metadata(ReportDocument document) =>
        new()
        {
            Title = TextRuns.Plain($"{document.Title.Brand} – {document.Title.Kind}, {document.Title.Period}"),
            Author = document.Title.Product,
            Creator = document.Title.Product,
            Language = document.Language,
            CreationDate = document.IssuedAt.UtcDateTime,
            ModifiedDate = document.IssuedAt.UtcDateTime,
        };

    private static bool RegisterFonts()
    {
        foreach (var (face, file) in ReportFonts.Files)
        {
            using var stream = ReportFonts.Open(file);
            FontManager.RegisterFontWithCustomName(face.Family, stream);
        }
        return true;
    }
}
