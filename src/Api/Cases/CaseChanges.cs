using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.Requests;
using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;

namespace Entente.Api.Cases;

/// <summary>Every change of a case through the door: of two people at once one wins, and the other is told what happened meanwhile.</summary>
internal static class CaseChanges
{
    public static Task<Answer<CaseDetail>> ChangeAsync(
        Guid id,
        IfMatch seen,
        Brand brand,
        Caller caller,
        ICaseReads cases,
        Func<int, Task<Result<CaseState>>> change,
        CancellationToken ct
    ) =>
        seen.ChangeAsync(
            () => FindAsync(id, brand, caller, cases, ct),
            CaseErrors.NotFound(id),
            change,
            async version => await cases.ChangesSinceAsync(brand.Id, id, version, ct)
        );

    public static async Task<Versioned<CaseDetail>?> FindAsync(
        Guid id,
        Brand brand,
        Caller caller,
        ICaseReads cases,
        CancellationToken ct
    ) =>
        await cases.FindAsync(brand.Id, id, ct) is { } found
            ? new(caller.Holds(Scopes.PersonalDataRead) ? found : found.Masked(), found.Case.Version)
            : null;
}
