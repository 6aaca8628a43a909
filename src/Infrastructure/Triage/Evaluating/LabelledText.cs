using Entente.Domain;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Evaluating;

/// <summary>A place of a text, UTF-16 offsets, end exclusive.</summary>
public readonly record struct Place(int Start, int End);

/// <summary>
/// A text with what people say of it; a null means that the set does not say. <see cref="Labels"/> are all words that apply: categories
/// of the product, <c>personal_data</c>, <c>employee_attack</c>.
/// </summary>
public sealed record LabelledText(string Id, string Text, string? Language)
{
    public Sentiment? Sentiment { get; init; }

    /// <summary>The main word: a category of the product, or the principle that is broken.</summary>
    public string? Category { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];

    public IReadOnlyList<Place>? PersonalData { get; init; }

    public bool? AttacksEmployee { get; init; }

    /// <summary>The sets say <c>hate_threat</c> and <c>other</c> where the product has its own words.</summary>
    public static string ProductWord(string word) =>
        word switch
        {
            "hate_threat" or "hateful" => Vocabulary.Word(Domain.Triage.Category.HateOrThreat),
            "other" => Vocabulary.Word(Domain.Triage.Category.OffTopic),
            _ => word,
        };
}
