using Entente.Domain.Brands;
using Entente.Domain.Triage.Learning;

namespace Entente.Api.Triage;

/// <summary>
/// The new model against the one in force on the brand's held-out verdicts. Agreement is the mean over the categories, 0 to 1; the gain's
/// interval is 95 % by paired bootstrap.
/// </summary>
public sealed record TriageTrialView(
    int HeldOut,
    double AgreementBefore,
    double AgreementAfter,
    double Gain,
    double LowestGain,
    double HighestGain
);

/// <summary>
/// A training of the brand's own model and what it came to: <c>decision</c> says why it came into force or not, and is null until the
/// training is over. <c>sha256</c> is that of the trained layer.
/// </summary>
public sealed record TriageModelView(
    int Number,
    int Version,
    TrainingStatus Status,
    TrainingDecision? Decision,
    string? ShippedVersion,
    int? Verdicts,
    int? NewVerdicts,
    int? SetAside,
    int? TrainedOn,
    TriageTrialView? Trial,
    string? Sha256,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? FinishedAt,
    string? ResultUrl,
    string? Failure
)
{
    public static TriageModelView Of(BrandModel model, Brand brand) =>
        new(
            model.Number,
            model.Version,
            model.Status,
            model.Result?.Decision,
            model.Result?.ShippedVersion,
            model.Result?.Verdicts,
            model.Result?.NewVerdicts,
            model.Result?.SetAside,
            model.Result?.TrainedOn,
            model.Result?.Trial is { } trial ? ViewOf(trial) : null,
            model.Result?.Sha256,
            model.RequestedBy,
            model.RequestedAt,
            model.FinishedAt,
            model.Result?.Decision == TrainingDecision.Replaced ? $"/v1/brands/{brand.Slug}/triage-model" : null,
            model.Failure
        );

    private static TriageTrialView ViewOf(LayerTrial trial) =>
        new(
            trial.HeldOut,
            Rounded(trial.Before),
            Rounded(trial.After),
            Rounded(trial.Gain),
            Rounded(trial.LowestGain),
            Rounded(trial.HighestGain)
        );

    private static double Rounded(double value) => Math.Round(value, 4);
}

/// <summary>The model that counts; a null number is the shipped one alone. <c>model_version</c> is what its assessments bear, lists aside.</summary>
public sealed record ModelInForceView(
    int? Number,
    int Version,
    string ModelVersion,
    string? ChosenBy,
    DateTimeOffset? ChosenAt,
    string? Reason
)
{
    public static ModelInForceView Of(ModelInForce model, string shippedVersion) =>
        new(
            model.Number,
            model.Version,
            model.Number is { } number ? $"{shippedVersion}+m{number}" : shippedVersion,
            model.ChosenBy,
            model.ChosenAt,
            model.Reason
        );
}
