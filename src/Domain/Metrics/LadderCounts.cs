namespace Entente.Domain.Metrics;

/// <summary>
/// How far the cases opened in a week went, whenever they did. Negative are all that are not welcome; dialogues are the negative ones
/// with a published reply, known those of them that closed otherwise than without an answer.
/// </summary>
public sealed record LadderCounts(
    long Lead,
    long Platform,
    long Negative,
    long NegativeLegal,
    long Dialogues,
    long DialoguesKnown,
    long ChangedMind,
    long Edited,
    long Withdrew,
    long DefendsBrand
)
{
    public static LadderCounts Empty { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public long Recovered => ChangedMind + Edited + Withdrew + DefendsBrand;

    public LadderCounts Plus(LadderCounts other) =>
        new(
            Lead + other.Lead,
            Platform + other.Platform,
            Negative + other.Negative,
            NegativeLegal + other.NegativeLegal,
            Dialogues + other.Dialogues,
            DialoguesKnown + other.DialoguesKnown,
            ChangedMind + other.ChangedMind,
            Edited + other.Edited,
            Withdrew + other.Withdrew,
            DefendsBrand + other.DefendsBrand
        );
}
