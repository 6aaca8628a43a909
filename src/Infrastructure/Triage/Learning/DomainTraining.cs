using Entente.Infrastructure.Triage.Deciding;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Trains the model that tells a comment to a brand from a public post about anything, of which the category says little.</summary>
internal static class DomainTraining
{
    /// <summary>It looks at the same features as the category model, so that they are made once.</summary>
    public static readonly ModelPlan Plan = CategoryTraining.Plan with { Name = "domain", Labels = ["post", "comment"] };

    public static LinearModel Train(IReadOnlyList<SeenComment> comments, IReadOnlyList<Evidence> posts) =>
        CommentTraining.Train(Plan, [.. comments.Select(c => (c.Seen, 1)), .. posts.Select(p => (p, 0))]);
}
