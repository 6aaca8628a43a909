using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;

namespace Entente.Application.Triage.Learning;

/// <summary>A person's last verdict on one wording, with its words.</summary>
public sealed record TeachingVerdict(
    Guid MentionId,
    DateTimeOffset WrittenAt,
    string Text,
    string? Language,
    Category Category,
    string Actor,
    DateTimeOffset GivenAt
);

public interface IVerdictReads
{
    /// <summary>
    /// Verdicts given in a range (its end excluded) against the assessment that stood beside them; a wording counts once, by its last
    /// verdict in the range, and not where the machine named no category.
    /// </summary>
    Task<IReadOnlyList<AgreementCell>> AgreementAsync(Guid brandId, DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct);

    /// <summary>Every person's last verdict on each wording up to a moment, the latest <paramref name="most"/> of them, in a fixed order.</summary>
    Task<IReadOnlyList<TeachingVerdict>> TeachingAsync(Guid brandId, DateTimeOffset until, int most, CancellationToken ct);

    /// <summary>Since when verdicts are new: the start of the last training that succeeded, or of the last one that replaced a model.</summary>
    Task<DateTimeOffset> NewSinceAsync(Guid brandId, bool onlyReplaced, CancellationToken ct);

    Task<int> CountSinceAsync(Guid brandId, DateTimeOffset since, CancellationToken ct);
}
