using Entente.Application.Access;
using Entente.Application.Imports;
using Entente.Application.Mentions;
using Entente.Application.Reports;
using Entente.Application.Triage.Learning;
using Hangfire;

namespace Entente.Infrastructure.Jobs;

/// <summary>Work that someone waits for begins at once; the recurring jobs find what this misses.</summary>
internal sealed class JobStarts(IBackgroundJobClient jobs) : IImportStart, IReportPress, ITrainingStart, IReassessmentStart, IResetStart
{
    void IImportStart.Start() => jobs.Enqueue<ImportsJob>(job => job.RunAsync(CancellationToken.None));

    void IReportPress.Start() => jobs.Enqueue<RenderReportsJob>(job => job.RunAsync(CancellationToken.None));

    void IResetStart.Start() => jobs.Enqueue<SendResetsJob>(job => job.RunAsync(CancellationToken.None));

    void ITrainingStart.Start() => jobs.Enqueue<TrainModelsJob>(job => job.RunAsync(CancellationToken.None));

    void IReassessmentStart.Start() => jobs.Enqueue<ReassessMentionsJob>(job => job.RunAsync(CancellationToken.None));
}
