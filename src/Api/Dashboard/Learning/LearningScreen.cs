using Entente.Api.Problems;
using Entente.Application.Reports;
using Entente.Application.Triage.Learning;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;

namespace Entente.Api.Dashboard.Learning;

/// <summary>
/// How far machine and people of one brand agree over the last <see cref="Days"/> (null: ever), its models, and the re-assessment asked for
/// last.
/// </summary>
public sealed record LearningScreen(
    Overview Frame,
    int? Days,
    MeasuredAgreement Measured,
    ModelInForce InForce,
    IReadOnlyList<BrandModel> Trainings,
    string ShippedVersion,
    Reassessment? Reassessment,
    string? Refused
)
{
    public const string Path = "/learning";
    public const int ShortestReason = 3;
    public const int LongestReason = 2000;

    /// <summary>Ranges to choose from, in days.</summary>
    public static readonly IReadOnlyList<int> Ranges = [30, 90, 365];

    public bool MayChange => Frame.Caller.May(Scopes.ModelsWrite, Frame.Brand!.Id);

    public bool IsTraining => Trainings.Any(t => t.Status is TrainingStatus.Queued or TrainingStatus.Running);

    public bool IsReassessing => Reassessment?.Status is ReassessmentStatus.Queued or ReassessmentStatus.Running;

    /// <summary>What can be put in force instead of the model that counts.</summary>
    public IEnumerable<BrandModel> Others =>
        Trainings.Where(t =>
            t.Number != InForce.Number
            && t.Result is { Decision: TrainingDecision.Replaced } result
            && result.ShippedVersion == ShippedVersion
        );

    public IEnumerable<(string Name, AgreementFigures Figures)> ByCategory =>
        Enum.GetValues<Category>()
            .Select(c => (Frame.Words[$"category_{Vocabulary.Word(c)}"], Measured.Agreement.In(c)))
            .Where(c => c.Item2.N > 0);

    public string? Refusal =>
        Refused is not null && ProblemTexts.Has($"{Refused}.detail", Frame.Language)
            ? ProblemTexts.Detail(
                Refused,
                new Dictionary<string, object?>
                {
                    ["number"] = "",
                    ["min_length"] = ShortestReason,
                    ["max_length"] = LongestReason,
                },
                Frame.Language
            )
            : null;

    public string NameOf(int? number) => number is { } n ? Frame.Say("model_own", n) : Frame.Say("model_shipped");

    public string Share(double? share) => Frame.Figures.Share((decimal?)share);

    public string Kappa(double? kappa) => kappa is { } known ? Frame.Figures.Index((decimal)known) : FigureWriter.NoValue;

    /// <summary>Why a training counts or not, in a sentence.</summary>
    public string Outcome(BrandModel training) =>
        Frame.Say(
            training.Result is { } result ? $"decision_{Vocabulary.Word(result.Decision)}" : $"training_{Vocabulary.Word(training.Status)}"
        );

    /// <summary>What it was measured by; null where there was nothing to measure.</summary>
    public string? Trial(BrandModel training) =>
        training.Result?.Trial is { } trial
            ? Frame.Say(
                "trial",
                Share(trial.Before),
                Share(trial.After),
                Frame.Figures.Count(trial.HeldOut),
                Frame.Figures.Signed((decimal)trial.LowestGain * 100, 1),
                Frame.Figures.Signed((decimal)trial.HighestGain * 100, 1)
            )
            : null;

    public string? Heard(BrandModel training) =>
        training.Result is { } result
            ? Frame.Say("heard", Frame.Figures.Count(result.Verdicts), Frame.Figures.Count(result.SetAside))
            : null;

    public string Who(string? name) => name is null or RequestDueTrainingHandler.Nightly ? Frame.Say("nightly") : name;
}
