using Entente.Domain.Brands;

namespace Entente.Application.Practice;

/// <summary>Forget runs that were begun longer ago than they are kept, with their answers.</summary>
public sealed record ForgetRuns(Brand Brand, int KeptMonths);

public sealed class ForgetRunsHandler(IPracticeRunStore runs, TimeProvider clock)
{
    public Task<long> HandleAsync(ForgetRuns command, CancellationToken ct) =>
        runs.ForgetAsync(command.Brand.Id, clock.GetUtcNow().AddMonths(-command.KeptMonths), ct);
}
