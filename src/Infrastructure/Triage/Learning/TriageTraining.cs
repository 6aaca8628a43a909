using Entente.Infrastructure.Triage.Phrases;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Trains all models from a folder of corpora: same files, same bytes.</summary>
public static class TriageTraining
{
    public const string FileName = "triage.model";

    /// <summary>Writes <see cref="FileName"/> into the folder; tells each model as it is done.</summary>
    /// <exception cref="FileNotFoundException">A corpus or lexicon is missing.</exception>
    public static void Train(string corporaFolder, string outFolder, Action<string> tell)
    {
        var corpora = new Corpora(corporaFolder);
        var models = new List<LinearModel>();
        foreach (var (plan, examples, traits) in ModelPlans.All)
        {
            var learnt = examples(corpora);
            models.Add(ModelTrainer.Train(plan, learnt, traits(corpora)));
            tell(FormattableString.Invariant($"{plan.Name}: {learnt.Count} examples, temperature {models[^1].Temperature:0.00}"));
        }
        var judge = new TextJudge(new TrainedModels(models, ""), PhraseBooks.Load(), "");
        var comments = CategoryTraining.OwnComments();
        models.Add(CategoryTraining.Train(judge, comments));
        models.Add(AttackTraining.Train(judge, comments));
        models.Add(DomainTraining.Train(judge, comments, corpora));
        tell($"{CategoryTraining.Plan.Name}, {AttackTraining.Plan.Name}, {DomainTraining.Plan.Name}: {comments.Count} comments of our own");
        Directory.CreateDirectory(outFolder);
        using var file = File.Create(Path.Combine(outFolder, FileName));
        ModelFile.Write(file, models);
    }
}
