using Entente.Application.Reports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Reports;

public static class ReportsRegistration
{
    /// <summary>
    /// The PDF engine this build was compiled with: Skia, or QuestPDF with <c>-p:PdfEngine=QuestPdf</c>.
    /// <c>Reports:QuestPdfLicense</c> (Community, Professional, Enterprise; Community if absent) is read by the latter alone.
    /// </summary>
    public static IServiceCollection AddReports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<RequestReportHandler>().AddScoped<RenderReportsHandler>();
        return services.AddWeekClosing().AddReportRenderer(configuration);
    }

    /// <summary>Closing weeks and keeping reports, without rendering them.</summary>
    public static IServiceCollection AddWeekClosing(this IServiceCollection services) =>
        services
            .AddScoped<CloseWeekHandler>()
            .AddSingleton<PostgresReportStore>()
            .AddSingleton<IReportStore>(p => p.GetRequiredService<PostgresReportStore>())
            .AddSingleton<IReportReads>(p => p.GetRequiredService<PostgresReportStore>());

    /// <summary>The engine alone, for whatever is laid out as a report.</summary>
    public static IServiceCollection AddReportRenderer(this IServiceCollection services, IConfiguration configuration)
    {
#if QUESTPDF
        var license = configuration["Reports:QuestPdfLicense"];
        return services.AddSingleton<IReportRenderer>(_ => new QuestPdf.QuestPdfReportRenderer(license));
#else
        _ = configuration;
        return services.AddSingleton<IReportRenderer, Skia.SkiaReportRenderer>();
#endif
    }
}
