using System.Collections.Frozen;
using System.Text.Json;

namespace Entente.Domain;

/// <summary>The written form of the desk's words: lower snake_case, one spelling from the column to the JSON and the CSV.</summary>
public static class Vocabulary
{
    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => Words<TEnum>.Written[value];

    public static bool TryParse<TEnum>(string? word, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        return word is not null && Words<TEnum>.Known.TryGetValue(word, out value);
    }

    /// <summary>For text that this product wrote itself: an unknown word is a bug.</summary>
    public static TEnum Parse<TEnum>(string word)
        where TEnum : struct, Enum =>
        TryParse<TEnum>(word, out var value) ? value : throw new FormatException($"'{word}' is no {typeof(TEnum).Name}.");

    public static IReadOnlyList<string> AllWords<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(Word)];

    private static class Words<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Written = Enum.GetValues<TEnum>()
            .ToFrozenDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

        public static readonly FrozenDictionary<string, TEnum> Known = Written.ToFrozenDictionary(w => w.Value, w => w.Key);
    }
}
