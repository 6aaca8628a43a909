using System.Reflection;
using Entente.Domain;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Evaluating;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Trains the category model on brand comments, from what the judge saw in each: so it comes after the models that the judge asks.</summary>
internal static class CategoryTraining
{
    private const string Resource = "Entente.Infrastructure.Triage.Learning.Comments.brand-comments.jsonl";

    public static readonly ModelPlan Plan = new(
        "category",
        [.. Vocabulary.AllWords<Category>()],
        new FeatureRecipe(16, 2, 0, 0)
        {
            Senses = SenseUse.All,
            Words = 3,
            Signs = 0.3f,
            SenseBlock = 2.5f,
        },
        Penalty: 0.3,
        Iterations: 60
    )
    {
        Balance = 0.5,
    };

    /// <summary>The comments that ship with the product for learning; those held back for measuring are elsewhere.</summary>
    public static IReadOnlyList<LabelledText> OwnComments()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return LabelledSet.Read(reader.ReadToEnd().Split('\n'));
    }

    /// <summary>All comments to learn from: those, and half of the demonstration's posts.</summary>
    public static IEnumerable<LabelledText> Comments() => OwnComments().Concat(DemonstrationPosts.ToLearnFrom());

    /// <summary>Comments whose main word is no category (a principle broken) teach nothing here.</summary>
    public static LinearModel Train(IReadOnlyList<SeenComment> comments) =>
        CommentTraining.Train(
            Plan,
            [.. comments.Select(c => (c.Seen, Label: Array.IndexOf(Plan.Labels, c.Truth.Category))).Where(c => c.Label >= 0)]
        );
}
