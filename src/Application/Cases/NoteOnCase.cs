using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;

namespace Entente.Application.Cases;

/// <summary>Leave a note for colleagues; it is part of the case's history and never shown outside.</summary>
public sealed record NoteOnCase(Brand Brand, Guid CaseId, string Text, string Actor);

public sealed class NoteOnCaseHandler(ICaseStore cases, TimeProvider clock)
{
    public async Task<Result<CaseEvent>> HandleAsync(NoteOnCase command, CancellationToken ct)
    {
        if (await cases.FindAsync(command.Brand.Id, command.CaseId, ct) is not { } found)
        {
            return CaseErrors.NotFound(command.CaseId);
        }
        var noted = CaseEvent.Note(command.Text, command.Actor, clock.GetUtcNow());
        await cases.NoteAsync(command.Brand.Id, found.State, noted, ct);
        return noted;
    }
}
