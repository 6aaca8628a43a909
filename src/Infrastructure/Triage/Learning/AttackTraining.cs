namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Trains the model that tells an attack on someone at work from thanks, polite complaints and attacks on a company.</summary>
internal static class AttackTraining
{
    /// <summary>It looks at the same features as the category model, so that they are made once.</summary>
    public static readonly ModelPlan Plan = CategoryTraining.Plan with { Name = "attack", Labels = ["no", "yes"] };

    public static LinearModel Train(IReadOnlyList<SeenComment> comments) =>
        CommentTraining.Train(Plan, [.. comments.Select(c => (c.Seen, c.Truth.AttacksEmployee == true ? 1 : 0))]);
}
