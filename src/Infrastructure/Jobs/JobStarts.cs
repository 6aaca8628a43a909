using Entente.Application.Imports;
using Entente.Application.Reports;
using Hangfire;

namespace Entente.Infrastructure.Jobs;

/// <summary>Work that someone waits for begins at once; the recurring jobs find what this misses.</summary>
internal sealed class JobStarts(IBackgroundJobClient jobs) : IImportStart, IReportPress
{
    void IImportStart.Start() => jobs.Enqueue<ImportsJob>(job => job.RunAsync(CancellationToken.None));

    void IReportPress.Start() => jobs.Enqueue<RenderReportsJob>(job => job.RunAsync(CancellationToken.None));
}
