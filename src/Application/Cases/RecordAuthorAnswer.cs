using Entente.Application.Policies;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;

namespace Entente.Application.Cases;

/// <summary>Record what the author did after the desk talked with them.</summary>
public sealed record RecordAuthorAnswer(Brand Brand, Guid CaseId, int ExpectedVersion, AuthorAnswer Answer, string? Words, string Actor);

public sealed class RecordAuthorAnswerHandler(ICaseStore cases, IPolicyReads policies, TimeProvider clock)
{
    public async Task<Result<CaseState>> HandleAsync(RecordAuthorAnswer command, CancellationToken ct)
    {
        if (await cases.FindAsync(command.Brand.Id, command.CaseId, ct) is not { } found)
        {
            return CaseErrors.NotFound(command.CaseId);
        }
        if (found.State.Version != command.ExpectedVersion)
        {
            return CaseErrors.ChangedMeanwhile;
        }
        var policy = await policies.OfVersionAsync(command.Brand.Id, found.State.PolicyVersion, ct);
        var timetable = new Timetable(policy, command.Brand.Zone);
        var recorded = found.RecordAuthorAnswer(command.Answer, command.Words, timetable, command.Actor, clock.GetUtcNow());
        if (recorded.IsRefused)
        {
            return recorded;
        }
        return await cases.TrySaveAsync(command.Brand.Id, found, ct) ? found.State : CaseErrors.ChangedMeanwhile;
    }
}
