using Entente.Application.Policies;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Practice;

namespace Entente.Application.Practice;

/// <summary>Begin to play a scenario: its first post is shown now.</summary>
public sealed record StartRun(Brand Brand, Guid ScenarioId, Actor Player);

public sealed class StartRunHandler(IScenarioReads scenarios, IPracticeRunStore runs, IPolicyReads policies, TimeProvider clock)
{
    public async Task<Result<PracticeRun>> HandleAsync(StartRun command, CancellationToken ct)
    {
        var (brandId, now) = (command.Brand.Id, clock.GetUtcNow());
        if (await scenarios.FindAsync(brandId, command.ScenarioId, ct) is not { } scenario)
        {
            return PracticeErrors.NoSuchScenario(command.ScenarioId);
        }
        var started = PracticeRun.Start(scenario, command.Player, await policies.InForceAsync(brandId, now, ct), now);
        if (!started.IsRefused)
        {
            await runs.AddAsync(brandId, started.Value, ct);
        }
        return started;
    }
}
