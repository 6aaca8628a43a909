using Entente.Domain;
using Entente.Domain.Triage.Learning;

namespace Entente.Infrastructure.Triage.Brands;

/// <summary>A training as its row holds it; everything from the decision on is null until it has succeeded.</summary>
internal sealed record BrandModelRow(
    int Number,
    int Version,
    string Status,
    string RequestedBy,
    DateTime RequestedAt,
    DateTime? FinishedAt,
    string? Failure,
    string? Decision,
    string? ShippedVersion,
    int? Verdicts,
    int? NewVerdicts,
    int? SetAside,
    int? TrainedOn,
    int? HeldOut,
    double? AgreementBefore,
    double? AgreementAfter,
    double? LowestGain,
    double? HighestGain,
    string? Sha256
)
{
    public const string Columns =
        "number, version, status, requested_by, requested_at, finished_at, failure, decision, shipped_version, verdicts, new_verdicts, "
        + "set_aside, trained_on, held_out, agreement_before, agreement_after, lowest_gain, highest_gain, sha256";

    public BrandModel ToModel() =>
        new(
            Number,
            Version,
            Vocabulary.Parse<TrainingStatus>(Status),
            RequestedBy,
            RequestedAt,
            FinishedAt,
            Decision is null ? null : ToResult(Vocabulary.Parse<TrainingDecision>(Decision)),
            Failure
        );

    private TrainingResult ToResult(TrainingDecision decision) =>
        new(
            decision,
            ShippedVersion!,
            Verdicts!.Value,
            NewVerdicts!.Value,
            SetAside!.Value,
            TrainedOn!.Value,
            HeldOut is { } held
                ? new LayerTrial(held, AgreementBefore!.Value, AgreementAfter!.Value, LowestGain!.Value, HighestGain!.Value)
                : null,
            Sha256
        );
}
