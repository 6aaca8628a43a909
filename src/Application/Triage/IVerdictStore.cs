using Entente.Domain.Brands;
using Entente.Domain.Policies;

namespace Entente.Application.Triage;

public interface IVerdictStore
{
    Task<MentionToJudge?> FindMentionAsync(Guid brandId, Guid mentionId, CancellationToken ct);

    /// <summary>
    /// Keeps the verdict, makes it count for the post, saves or opens its case and marks the week, in one transaction; false when
    /// the post's wording or its case changed meanwhile.
    /// </summary>
    Task<bool> TryRecordAsync(Brand brand, JudgedByPerson judged, Timetable timetable, CancellationToken ct);
}
