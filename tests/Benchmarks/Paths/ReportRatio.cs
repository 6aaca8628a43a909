using System.Diagnostics;
using Entente.Application.Reports;
using Entente.Infrastructure.Reports;
using Entente.ReportTests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Entente.Benchmarks.Paths;

/// <summary>A management report of a usual week, from its figures to its bytes, against as many pages of text drawn by hand.</summary>
public static class ReportRatio
{
    private const int Pages = 4;
    private const int Lines = 48;
    private const int Times = 10;

    public static async Task MeasureAsync()
    {
        await using var services = new ServiceCollection().AddReportRenderer(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var renderer = services.GetRequiredService<IReportRenderer>();
        await Ratio.AtMostAsync(
            $"management report of {Pages} pages, warm",
            "ms",
            10,
            () => Milliseconds(() => renderer.Render(ManagementReport.Of(SampleWeeks.Believable(), "fr", SampleWeeks.IssuedAt))),
            () => Milliseconds(() => ByHand())
        );
    }

    private static Task<double> Milliseconds(Func<byte[]> print)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Times; i++)
        {
            print();
        }
        return Task.FromResult(Stopwatch.GetElapsedTime(start).TotalMilliseconds / Times);
    }

    /// <summary>The report's own: a file of another size would be another page.</summary>
    private static readonly SKTypeface Face = SKTypeface.FromStream(
        typeof(ReportsRegistration).Assembly.GetManifestResourceStream("EntenteSans-Regular.ttf")!
    );

    private static byte[] ByHand()
    {
        using var stream = new MemoryStream();
        using var document = SKDocument.CreatePdf(stream);
        using var font = new SKFont(Face, 10);
        using var paint = new SKPaint();
        for (var page = 0; page < Pages; page++)
        {
            var canvas = document.BeginPage(595, 842);
            for (var line = 0; line < Lines; line++)
            {
                canvas.DrawText(
                    $"{page} {line} : 390 publications étaient négatives, soit 39,8 % des publications jugées.",
                    54,
                    60 + (15 * line),
                    font,
                    paint
                );
            }
            document.EndPage();
        }
        document.Close();
        return stream.ToArray();
    }
}
