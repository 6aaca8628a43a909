using Entente.Domain.Brands;
using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;

namespace Entente.Application.Triage.Learning;

/// <summary>
/// One training: guards the verdicts, learns from three quarters of the posts, tries the new model against the one in force on the fourth
/// and decides. The same verdicts and model in force give the same bytes and the same decision.
/// </summary>
public sealed class BrandTraining(IVerdictReads verdicts, IBrandContexts contexts, ITriageEngine triage, ILayerTrainer trainer)
{
    private const int MostVerdicts = 20_000;
    private const int FewestToLearn = 60;
    private const int FewestToTry = 20;

    private sealed record Heard(TeachingVerdict Verdict, ComparedVerdict Compared);

    public async Task<(TrainingResult Result, byte[]? Layer)> RunAsync(Brand brand, TakenTraining run, CancellationToken ct)
    {
        var brandContext = await contexts.ReadAsync(brand, ct);
        var since = await verdicts.NewSinceAsync(brand.Id, onlyReplaced: true, ct);
        var heard = Compare(await verdicts.TeachingAsync(brand.Id, run.StartedAt, MostVerdicts, ct), brandContext);
        var setAside = VerdictGuard.SetAside([.. heard.Select(h => h.Compared)]);
        var fresh = heard.Where(h => h.Verdict.GivenAt > since).ToList();
        var doubted = fresh.Count(h => setAside.Contains(h.Verdict.Actor));
        var counts = LastOfEachWording(heard.Where(h => !setAside.Contains(h.Verdict.Actor)));
        var (held, taught) = (counts.FindAll(h => IsHeld(h)), counts.FindAll(h => !IsHeld(h)));
        var result = new TrainingResult(
            TrainingDecision.TooFewVerdicts,
            triage.ModelVersion,
            heard.Count,
            fresh.Count,
            heard.Count(h => setAside.Contains(h.Verdict.Actor)),
            taught.Count,
            Trial: null,
            Sha256: null
        );
        if (doubted > 0 && doubted >= VerdictGuard.MostSetAside * fresh.Count)
        {
            return (result with { Decision = TrainingDecision.TooManySetAside }, null);
        }
        return taught.Count < FewestToLearn || held.Count < FewestToTry ? (result, null) : Try(result, taught, held, run, brandContext);
    }

    private (TrainingResult Result, byte[]? Layer) Try(
        TrainingResult result,
        List<Heard> taught,
        List<Heard> held,
        TakenTraining run,
        BrandContext context
    )
    {
        var bytes = trainer.Train([.. taught.Select(h => new TaughtText(h.Verdict.Text, h.Verdict.Language, h.Verdict.Category))], context);
        var after = context with { Layer = new OwnLayer(run.Number, triage.ModelVersion, bytes) };
        var said = triage.Assess([.. held.Select(TextOf)], after);
        var trial = LayerTrial.Of([
            .. held.Zip(said, (h, a) => new TriedVerdict(h.Compared.Person, h.Compared.Machine, a.Category ?? h.Compared.Machine)),
        ]);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        return (result with { Decision = trial.Decision, Trial = trial, Sha256 = digest }, bytes);
    }

    private List<Heard> Compare(IReadOnlyList<TeachingVerdict> teaching, BrandContext context)
    {
        var said = triage.Assess([.. teaching.Select(v => new TextToAssess(v.Text, v.Language))], context);
        return
        [
            .. teaching
                .Zip(said)
                // Where the machine names no category there is nothing to compare, and no layer would help.
                .Where(p => p.Second.Category is not null)
                .Select(p => new Heard(
                    p.First,
                    new(p.First.MentionId, p.First.WrittenAt, p.First.Actor, p.First.Category, p.Second.Category!.Value, p.First.GivenAt)
                )),
        ];
    }

    private static List<Heard> LastOfEachWording(IEnumerable<Heard> heard) =>
        [
            .. heard
                .GroupBy(h => (h.Verdict.MentionId, h.Verdict.WrittenAt))
                .Select(g => g.Last())
                .OrderBy(h => h.Verdict.MentionId)
                .ThenBy(h => h.Verdict.WrittenAt),
        ];

    private static TextToAssess TextOf(Heard heard) => new(heard.Verdict.Text, heard.Verdict.Language);

    private static bool IsHeld(Heard heard) => HeldOut.Holds(heard.Verdict.MentionId);
}
