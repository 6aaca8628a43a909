namespace Entente.Domain.Replies.Review;

/// <summary>What a check is given: the draft as written, as folded, and what the desk knows.</summary>
public sealed record DraftReading(string Original, FoldedText Text, WrittenIn Languages, ReplyContext Context)
{
    public Seen Whole => new(0, Original.Length);
}

/// <summary>A place in the original text, with the variant of the rule that speaks of it.</summary>
public sealed record Seen(int Start, int End, string? Variant = null);

public delegate IEnumerable<Seen> NamedCheck(DraftReading reading);

/// <summary>The checks a rule of the data file names where a phrase is not enough.</summary>
public static class NamedChecks
{
    private static readonly Dictionary<string, NamedCheck> All = new()
    {
        ["personal_data"] = PersonalDataCheck.Find,
        ["employee_names"] = NamesCheck.Employees,
        ["acknowledgement"] = DialogueChecks.Acknowledgement,
        ["question"] = DialogueChecks.Question,
        ["next_step"] = DialogueChecks.NextStep,
        ["signature"] = SignatureCheck.Find,
        ["similarity"] = SimilarityCheck.Find,
        ["public_replies"] = PlaceChecks.PublicReplies,
        ["rant"] = PlaceChecks.Rant,
        ["language"] = PlaceChecks.Language,
        ["shouting_and_length"] = LoudnessCheck.Find,
        ["moment"] = PlaceChecks.Moment,
    };

    /// <exception cref="KeyNotFoundException">The data file names a check that is not written.</exception>
    public static NamedCheck Find(string name) => All[name];
}
