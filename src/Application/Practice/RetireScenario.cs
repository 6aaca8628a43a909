using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Practice;

namespace Entente.Application.Practice;

/// <summary>Take a scenario out of use as its reader saw it; runs of it stay to be read.</summary>
public sealed record RetireScenario(Brand Brand, Scenario Seen);

public sealed class RetireScenarioHandler(IScenarioStore scenarios, TimeProvider clock)
{
    /// <summary>What refuses it, if anything.</summary>
    public async Task<Error?> HandleAsync(RetireScenario command, CancellationToken ct) =>
        command.Seen.Source == ScenarioSource.Library ? PracticeErrors.OfTheLibrary
        : command.Seen.RetiredAt is not null ? PracticeErrors.Retired
        : await scenarios.TryRetireAsync(command.Brand.Id, command.Seen, clock.GetUtcNow(), ct) ? null
        : PracticeErrors.ChangedMeanwhile;
}
