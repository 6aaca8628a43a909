using System.Text.Json;

namespace Entente.Application.Cases;

/// <summary>
/// One wording of a post as it came in. <see cref="Sha256"/> is over the UTF-8 bytes of <see cref="Content"/>, which is JSON, and stands
/// in the chained history; <see cref="Intact"/> says whether it still is.
/// </summary>
public sealed record EvidenceItem(Guid MentionId, DateTimeOffset CapturedAt, string Sha256, bool Intact, string Content, bool HasPayload);

public interface IEvidenceReads
{
    /// <summary>All that is sealed of a case's posts, oldest first; every hash is recomputed.</summary>
    Task<IReadOnlyList<EvidenceItem>> OfCaseAsync(Guid brandId, Guid caseId, CancellationToken ct);
}
