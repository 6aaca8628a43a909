using Entente.Infrastructure.Triage.Phrases;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Trains all models from a folder of corpora: same files, same bytes.</summary>
public static class TriageTraining
{
    public const string FileName = "triage.model";

    /// <summary>Models that are trained at the same time; none looks at another, so the bytes stay the same.</summary>
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = Math.Max(4, Environment.ProcessorCount) };

    /// <summary>Writes <see cref="FileName"/> into the folder; tells each model as it is done.</summary>
    /// <exception cref="FileNotFoundException">A corpus or lexicon is missing.</exception>
    public static void Train(string corporaFolder, string outFolder, Action<string> tell)
    {
        var corpora = new Corpora(corporaFolder);
        var trained = InParallel(
            [.. ModelPlans.All],
            plan =>
            {
                var learnt = plan.Examples(corpora);
                var model = ModelTrainer.Train(plan.Plan, learnt, plan.Traits(corpora));
                tell(FormattableString.Invariant($"{model.Name}: {learnt.Count} examples, temperature {model.Temperature:0.00}"));
                return model;
            }
        );
        var judge = new TextJudge(new TrainedModels(trained, ""), PhraseBooks.Load(), "");
        var comments = CategoryTraining.Comments().Select(c => new SeenComment(c, judge.Look(c.Text))).ToList();
        var overComments = InParallel(
            [() => CategoryTraining.Train(comments), () => AttackTraining.Train(comments), () => ToneTraining.Train(comments)],
            (Func<LinearModel> train) => train()
        );
        tell($"{string.Join(", ", overComments.Select(m => m.Name))}: {comments.Count} comments of our own");
        Directory.CreateDirectory(outFolder);
        using var file = File.Create(Path.Combine(outFolder, FileName));
        ModelFile.Write(file, [.. trained, .. overComments]);
    }

    private static LinearModel[] InParallel<T>(T[] work, Func<T, LinearModel> train)
    {
        var models = new LinearModel[work.Length];
        Parallel.For(0, work.Length, AtOnce, i => models[i] = train(work[i]));
        return models;
    }
}
