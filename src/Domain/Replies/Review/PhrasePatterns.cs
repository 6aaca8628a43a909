using System.Text.RegularExpressions;

namespace Entente.Domain.Replies.Review;

/// <summary>
/// The phrases of a rule as bounded expressions by language, over folded text. A phrase is a regular expression with signs of
/// its own: a space stands for spaces, hyphens, commas or colons; <c>~</c> for the rest of a word; <c> .. </c> for anything within the
/// sentence, <c> ..3 </c> for up to three words of it; <c>&lt;undo&gt;</c> for any word of a family (<see cref="WordFamilies"/>).
/// A phrase is only read in sentences that hold a word for each of its ingredients: most are not read at all.
/// </summary>
public sealed partial class PhrasePatterns(RulePhrases? phrases)
{
    private const string Gap = @"\b[^.!?\n]*?\b";
    private const string Separators = @"[\s,;:–—-]";

    /// <summary>A sentence longer than this is read by an expression that cannot go back, in linear time: a hundred times the memory.</summary>
    private const int LongSentence = 400;

    private sealed class Phrase(int[] needs, string signs)
    {
        private Regex? _short;
        private Regex? _long;

        public int[] Needs => needs;

        /// <summary>Made when first met.</summary>
        public Regex For(int length) =>
            length > LongSentence
                ? _long ??= new Regex(Written(signs), RegexOptions.NonBacktracking)
                : _short ??= Expression(Written(signs));
    }

    private readonly List<Phrase> _english = Compiled(phrases?.En, WrittenIn.English);
    private readonly List<Phrase> _french = Compiled(phrases?.Fr, WrittenIn.French);
    private readonly List<Regex> _any = [.. (phrases?.Any ?? []).Select(Expression)];

    public IEnumerable<(int Start, int End)> In(ReadText folded, WrittenIn languages) =>
        Places(folded, languages).OrderBy(place => place.Start).ThenByDescending(place => place.End);

    public bool IsIn(ReadText folded, WrittenIn languages) => Places(folded, languages).Any();

    public bool IsIn(string folded, WrittenIn languages) => IsIn(new ReadText(folded), languages);

    /// <summary>The beginnings of words a phrase needs, a list for each ingredient.</summary>
    public static IReadOnlyList<string[]> NeedsOf(string phrase) => RequiredWords.Of(Signs(phrase));

    private IEnumerable<(int Start, int End)> Places(ReadText folded, WrittenIn languages)
    {
        foreach (var phrase in Of(languages))
        {
            foreach (var sentence in folded.With(phrase.Needs))
            {
                var (from, length) = sentence.GetOffsetAndLength(folded.Text.Length);
                foreach (var (start, end) in phrase.For(length).PlacesIn(folded.Text.AsSpan(from, length)))
                {
                    yield return (from + start, from + end);
                }
            }
        }
        foreach (var place in _any.SelectMany(pattern => pattern.PlacesIn(folded.Text)))
        {
            yield return place;
        }
    }

    private IEnumerable<Phrase> Of(WrittenIn languages) =>
        (languages.HasFlag(WrittenIn.English) ? _english : []).Concat(languages.HasFlag(WrittenIn.French) ? _french : []);

    private static List<Phrase> Compiled(IReadOnlyList<string>? phrases, WrittenIn language) =>
        [
            .. (phrases ?? [])
                .Select(phrase => Signs(WordFamilies.Expanded(phrase, language)))
                .Select(signs => new Phrase([.. RequiredWords.Of(signs).Select(ReadText.NumberOf)], signs)),
        ];

    /// <summary>The time limit is never met: a sentence is short, and what stands for any language repeats within narrow bounds.</summary>
    private static Regex Expression(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(2));

    private static string Signs(string phrase) =>
        FewWords()
            .Replace(phrase, $"{RequiredWords.Word}{{0,$1}}{RequiredWords.Space}")
            .Replace(" .. ?", $"{RequiredWords.Gap}", StringComparison.Ordinal)
            .Replace(" .. ", $"{RequiredWords.Gap}", StringComparison.Ordinal)
            .Replace(" ?", $"{RequiredWords.MaybeSpace}", StringComparison.Ordinal);

    private static string Written(string signs)
    {
        var sentence = signs
            .Replace(" ", Separators + "+", StringComparison.Ordinal)
            .Replace($"{RequiredWords.Gap}", Gap, StringComparison.Ordinal)
            .Replace($"{RequiredWords.MaybeSpace}", Separators + "*", StringComparison.Ordinal)
            .Replace($"{RequiredWords.Word}", $@"(?:{Separators}+[^\s.!?]+)", StringComparison.Ordinal)
            .Replace($"{RequiredWords.Space}", Separators + "+", StringComparison.Ordinal)
            .Replace("~", "[a-z0-9]*", StringComparison.Ordinal);
        return $@"\b(?:{sentence})\b";
    }

    [GeneratedRegex(@" \.\.([1-9]) ", RegexOptions.NonBacktracking)]
    private static partial Regex FewWords();
}
