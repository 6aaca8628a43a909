using Entente.Domain;
using Entente.Domain.Mentions;

namespace Entente.Infrastructure.Mentions;

internal sealed record ReassessmentRow(
    Guid Id,
    int Version,
    DateTime? PostedFrom,
    DateTime? PostedTo,
    string Status,
    string RequestedBy,
    DateTime RequestedAt,
    DateTime? FinishedAt,
    long Total,
    long Done,
    long Changed,
    Guid? AfterId,
    string? ModelVersion,
    string? Failure
)
{
    public const string Columns =
        "id, version, posted_from, posted_to, status, requested_by, requested_at, finished_at, total, done, changed, after_id, "
        + "model_version, failure";

    public Reassessment ToReassessment() =>
        new(
            Id,
            Version,
            PostedFrom,
            PostedTo,
            Vocabulary.Parse<ReassessmentStatus>(Status),
            RequestedBy,
            RequestedAt,
            FinishedAt,
            Total,
            Done,
            Changed,
            AfterId,
            ModelVersion,
            Failure
        );
}
