using Entente.Domain;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Trains the model that tells the tone of a comment to a brand; the sentiment models learnt from posts about anything.</summary>
internal static class ToneTraining
{
    /// <summary>It looks at the same features as the category model, so that they are made once.</summary>
    public static readonly ModelPlan Plan = CategoryTraining.Plan with { Name = "tone", Labels = [.. Vocabulary.AllWords<Sentiment>()] };

    public static LinearModel Train(IReadOnlyList<SeenComment> comments) =>
        CommentTraining.Train(Plan, [.. comments.Where(c => c.Truth.Sentiment is not null).Select(c => (c.Seen, (int)c.Truth.Sentiment!))]);
}
