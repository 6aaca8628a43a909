using Entente.Application.Policies;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Practice;

namespace Entente.Application.Practice;

/// <summary>Write a scenario of the brand's own, or another version of one as its writer saw it.</summary>
public sealed record WriteScenario(Brand Brand, Scenario? Current, ScenarioText Text, string Actor);

public sealed class WriteScenarioHandler(IScenarioStore scenarios, IPolicyReads policies, TimeProvider clock)
{
    /// <summary>The scenario as it then stands, or everything that is wrong with it.</summary>
    public async Task<(Scenario? Scenario, IReadOnlyList<Error> Errors)> HandleAsync(WriteScenario command, CancellationToken ct)
    {
        var (brandId, current, now) = (command.Brand.Id, command.Current, clock.GetUtcNow());
        if (current?.Source == ScenarioSource.Library)
        {
            return (null, [PracticeErrors.OfTheLibrary]);
        }
        if (current?.RetiredAt is not null)
        {
            return (null, [PracticeErrors.Retired]);
        }
        if (ScenarioFaults.Of(command.Text, await policies.InForceAsync(brandId, now, ct)) is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        var text = command.Text with { Title = command.Text.Title.Trim() };
        if (current is null)
        {
            var id = Guid.CreateVersion7(now);
            var written = new Scenario(id, 1, ScenarioSource.Brand, text, command.Actor, now, now, RetiredAt: null);
            await scenarios.AddAsync(brandId, written, ct);
            return (written, []);
        }
        var next = current with { Version = current.Version + 1, Text = text, WrittenBy = command.Actor, UpdatedAt = now };
        return await scenarios.TrySaveAsync(brandId, next, ct) ? (next, []) : (null, [PracticeErrors.ChangedMeanwhile]);
    }
}
