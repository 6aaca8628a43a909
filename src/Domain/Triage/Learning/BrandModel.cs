using Entente.Domain.Outcomes;

namespace Entente.Domain.Triage.Learning;

/// <summary>How far a training is.</summary>
public enum TrainingStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
}

/// <summary>What a finished run found. <see cref="Trial"/> is null where it ended before there was a model to try.</summary>
public sealed record TrainingResult(
    TrainingDecision Decision,
    string ShippedVersion,
    int Verdicts,
    int NewVerdicts,
    int SetAside,
    int TrainedOn,
    LayerTrial? Trial,
    string? Sha256
);

/// <summary>
/// A layer of the brand's own over the shipped category model, or the attempt at one: numbered from 1 in each brand, kept with its figures
/// and why it came into force or not.
/// </summary>
public sealed record BrandModel(
    int Number,
    int Version,
    TrainingStatus Status,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? FinishedAt,
    TrainingResult? Result,
    string? Failure
);

/// <summary>Which model of a brand counts; a null <see cref="Number"/> is the shipped one alone. <see cref="Version"/> starts at 1.</summary>
public sealed record ModelInForce(int? Number, int Version, string? ChosenBy, DateTimeOffset? ChosenAt, string? Reason)
{
    public static readonly ModelInForce Shipped = new(null, 1, null, null, null);
}

public static class BrandModelErrors
{
    public static Error NotFound(int number) => new(ErrorKind.NotFound, "triage_model_not_found", ("number", number));

    public static Error UnderWay { get; } = new(ErrorKind.Conflict, "training_under_way");

    /// <summary>Only what once proved better, over the category model that is shipped now, can be put in force again.</summary>
    public static Error NotUsable(int number) => new(ErrorKind.Conflict, "triage_model_not_usable", ("number", number));

    public static Error ChangedMeanwhile { get; } = new(ErrorKind.Stale, "triage_model_changed_meanwhile");
}
