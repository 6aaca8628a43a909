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
        services
            .AddScoped<RequestReportHandler>()
            .AddScoped<RenderReportsHandler>()
            .AddScoped<RunSchedulesHandler>()
            .AddScoped<KeepScheduleHandler>()
            .AddScoped<RemoveScheduleHandler>()
            .AddScoped<DeliverReportHandler>()
            .AddScoped<SendReportsHandler>();
        return services.AddWeekClosing().AddReportRenderer(configuration);
    }

    /// <summary>Closing weeks and keeping reports, schedules and mails, without rendering or sending them.</summary>
    public static IServiceCollection AddWeekClosing(this IServiceCollection services) =>
        services
            .AddScoped<CloseWeekHandler>()
            .AddSingleton<PostgresReportStore>()
            .AddSingleton<IReportStore>(p => p.GetRequiredService<PostgresReportStore>())
            .AddSingleton<IReportReads>(p => p.GetRequiredService<PostgresReportStore>())
            .AddSingleton<PostgresScheduleStore>()
            .AddSingleton<IScheduleStore>(p => p.GetRequiredService<PostgresScheduleStore>())
            .AddSingleton<IScheduleReads>(p => p.GetRequiredService<PostgresScheduleStore>())
            .AddSingleton<PostgresDeliveryStore>()
            .AddSingleton<IDeliveryStore>(p => p.GetRequiredService<PostgresDeliveryStore>())
            .AddSingleton<IDeliveryReads>(p => p.GetRequiredService<PostgresDeliveryStore>())
            .AddSingleton<IJointReportReads>(p => p.GetRequiredService<PostgresReportStore>());

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
