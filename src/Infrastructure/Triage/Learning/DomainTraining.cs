using Entente.Infrastructure.Triage.Evaluating;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Trains the model that tells a comment to a brand from a public post about anything, of which the category says little.</summary>
internal static class DomainTraining
{
    /// <summary>It looks at the same features as the category model, so that they are made once.</summary>
    public static readonly ModelPlan Plan = CategoryTraining.Plan with { Name = "domain", Labels = ["post", "comment"] };

    public static LinearModel Train(TextJudge judge, IReadOnlyList<LabelledText> comments, Corpora corpora) =>
        CommentTraining.Train(Plan, judge, [.. comments.Select(c => (c.Text, 1)), .. ModelPlans.Posts(corpora).Select(e => (e.Text, 0))]);
}
