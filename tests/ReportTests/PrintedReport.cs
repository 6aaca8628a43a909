using Entente.Application.Reports;
using Entente.Infrastructure.Reports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Entente.ReportTests;

/// <summary>A report as the compiled engine printed it, read back from the PDF.</summary>
public sealed class PrintedReport : IDisposable
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddReports(new ConfigurationBuilder().Build())
        .BuildServiceProvider(validateScopes: true);

    private readonly PdfDocument _pdf;

    private PrintedReport(byte[] bytes)
    {
        Bytes = bytes;
        _pdf = PdfDocument.Open(bytes);
        Pages = [.. _pdf.GetPages()];
        Text = string.Concat(Pages.Select(TextOf));
    }

    public byte[] Bytes { get; }

    public IReadOnlyList<Page> Pages { get; }

    /// <summary>All letters in the order they were set, without any space: a line's end leaves none.</summary>
    public string Text { get; }

    public DocumentInformation Information => _pdf.Information;

    public static PrintedReport Of(ReportDocument document) => new(Print(document));

    public static byte[] Print(ReportDocument document) => Services.GetRequiredService<IReportRenderer>().Render(document);

    public static string TextOf(Page page) => Bare(string.Concat(page.Letters.Select(letter => letter.Value)));

    public static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    public void Dispose() => _pdf.Dispose();
}
