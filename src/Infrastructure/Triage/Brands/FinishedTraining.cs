using Dapper;
using Entente.Application.Triage.Learning;
using Entente.Domain;
using Entente.Domain.Triage.Learning;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Triage.Brands;

/// <summary>What a training came to, with its layer where it replaces the model in force.</summary>
internal sealed record FinishedTraining(TakenTraining Run, TrainingResult Result, byte[]? Layer, DateTimeOffset At)
{
    /// <summary>False when another server took the training over: what that one finds counts. The caller commits.</summary>
    public async Task<bool> TryKeepAsync(DatabaseSession session, Guid brandId, CancellationToken ct) =>
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update triage_models
                set status = 'succeeded', decision = @decision, shipped_version = @ShippedVersion, verdicts = @Verdicts,
                    new_verdicts = @NewVerdicts, set_aside = @SetAside, trained_on = @TrainedOn, held_out = @HeldOut,
                    agreement_before = @Before, agreement_after = @After, lowest_gain = @LowestGain, highest_gain = @HighestGain,
                    sha256 = @Sha256, content = @Layer, finished_at = @at, failure = null, version = version + 1
                where brand_id = @brandId and number = @Number and status = 'running' and started_at = @startedAt
                """,
                new
                {
                    brandId,
                    Run.Number,
                    startedAt = Run.StartedAt.UtcDateTime,
                    decision = Vocabulary.Word(Result.Decision),
                    Result.ShippedVersion,
                    Result.Verdicts,
                    Result.NewVerdicts,
                    Result.SetAside,
                    Result.TrainedOn,
                    Result.Trial?.HeldOut,
                    Result.Trial?.Before,
                    Result.Trial?.After,
                    Result.Trial?.LowestGain,
                    Result.Trial?.HighestGain,
                    Result.Sha256,
                    Layer,
                    at = At.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        ) == 1;

    /// <summary>Why a model replaced the one before it, as the history keeps it.</summary>
    public static string ReasonOf(LayerTrial trial) =>
        FormattableString.Invariant(
            $"macro agreement on {trial.HeldOut} held-out verdicts {trial.Before:0.000} -> {trial.After:0.000}, gain 95 % [{trial.LowestGain:0.000}; {trial.HighestGain:0.000}]"
        );
}
