using System.Reflection;
using Entente.Domain;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Deciding;
using Entente.Infrastructure.Triage.Evaluating;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Trains the category model on brand comments, from what the judge saw in each: so it comes after the models that the judge asks.</summary>
internal static class CategoryTraining
{
    private const string Comments = "Entente.Infrastructure.Triage.Learning.Comments.brand-comments.jsonl";

    public static readonly ModelPlan Plan = new(
        "category",
        [.. Vocabulary.AllWords<Category>()],
        new FeatureRecipe(16, 2, 3, 5),
        Penalty: 1,
        Iterations: 60
    );

    /// <summary>The comments that ship with the product for learning; those held back for measuring are elsewhere.</summary>
    public static IReadOnlyList<LabelledText> OwnComments()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Comments)
            ?? throw new InvalidOperationException($"{Comments} is not embedded.");
        using var reader = new StreamReader(stream);
        return LabelledSet.Read(reader.ReadToEnd().Split('\n'));
    }

    /// <summary>Comments whose main word is no category (a principle broken) teach nothing here.</summary>
    public static LinearModel Train(TextJudge judge, IReadOnlyList<LabelledText> comments, double temperature)
    {
        var named = comments.Where(c => c.Category is { } word && Vocabulary.TryParse<Category>(word, out _)).ToList();
        var of = named.GroupBy(c => c.Category).ToDictionary(g => g.Key!, g => g.Count());
        var rows = new SparseRows();
        var row = new FeatureRow(Plan.Recipe.Bits);
        foreach (var comment in named)
        {
            CategoryFeatures.Fill(row, judge.Look(comment.Text), Plan.Recipe);
            ModelTrainer.PutBlock(rows, row.WordSlots);
            ModelTrainer.PutBlock(rows, row.LetterSlots);
            row.SignSlots.ForEach(slot => rows.Put(slot, 1));
            var mean = (double)named.Count / of.Count;
            rows.EndRow(Array.IndexOf(Plan.Labels, comment.Category), (float)Math.Sqrt(mean / of[comment.Category!]));
        }
        var weights = LogisticRegression.Train(rows, 1 << Plan.Recipe.Bits, Plan.Labels.Length, Plan.Penalty, Plan.Iterations);
        return ModelTrainer.Shrink(Plan, weights, null, new WordWeights([], [], 1, Plan.Labels.Length), temperature);
    }
}
