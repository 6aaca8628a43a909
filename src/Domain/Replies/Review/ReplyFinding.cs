namespace Entente.Domain.Replies.Review;

public enum RuleLevel
{
    Block,
    Warn,
}

/// <summary>
/// One thing a rule sees. The span is in UTF-16 code units, end exclusive; it is the whole text where something is missing from it.
/// <see cref="Key"/> names the words for a reader (<see cref="ReplyRules.Words"/>): the rule's id, with its variant where it has one.
/// </summary>
public sealed record ReplyFinding(string RuleId, int RuleVersion, RuleLevel Level, int Start, int End, string Key);

/// <summary>Everything the rules see in one draft, in the order of the text.</summary>
public sealed record ReplyFindings(IReadOnlyList<ReplyFinding> All)
{
    public static readonly ReplyFindings None = new([]);

    /// <summary>Ids of the rules that block, each once, sorted.</summary>
    public IReadOnlyList<string> Blocks => Ids(RuleLevel.Block);

    public IReadOnlyList<string> Warnings => Ids(RuleLevel.Warn);

    private string[] Ids(RuleLevel level) =>
        [.. All.Where(f => f.Level == level).Select(f => f.RuleId).Distinct().Order(StringComparer.Ordinal)];
}
