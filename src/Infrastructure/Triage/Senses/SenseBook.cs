using System.Collections.Frozen;
using System.Reflection;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Senses;

/// <summary>
/// What words have in common in posts about brands, one book a language with the same senses in each: "caissière" and "cashier" are a
/// role, "tombe en panne" and "broke" are something broken. What is learnt over senses in one language serves the other.
/// </summary>
internal sealed class SenseBook
{
    /// <summary>At most as many as a mask has bits.</summary>
    private const int MostSenses = 128;

    private readonly FrozenDictionary<uint, UInt128> _words;
    private readonly FrozenDictionary<uint, UInt128> _beginnings;
    private readonly Sieve _mayBeWord;
    private readonly Sieve _mayBegin;

    private SenseBook(string source, Dictionary<string, int> numbers)
    {
        var words = new Dictionary<uint, UInt128>();
        var beginnings = new Dictionary<uint, UInt128>();
        foreach (var line in source.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var parts = line.Split('=', 2);
            var name = parts[0].Trim();
            if (!numbers.TryGetValue(name, out var number))
            {
                number = numbers[name] =
                    numbers.Count < MostSenses ? numbers.Count : throw new FormatException($"{name} is one sense too many.");
            }
            foreach (var word in parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(CharacterFolding.Fold))
            {
                var (to, key) = word.EndsWith('*') ? (beginnings, Beginning(word.AsSpan(0, word.Length - 1))) : (words, HashOf(word));
                to[key] = to.GetValueOrDefault(key) | (UInt128.One << number);
            }
        }
        (_words, _beginnings) = (words.ToFrozenDictionary(), beginnings.ToFrozenDictionary());
        (_mayBeWord, _mayBegin) = (new Sieve(words.Keys), new Sieve(beginnings.Keys));
    }

    /// <summary>The books by language; the order of the first numbers the senses.</summary>
    public static IReadOnlyDictionary<string, SenseBook> Books { get; } = Load();

    private static Dictionary<string, SenseBook> Load()
    {
        var numbers = new Dictionary<string, int>();
        return Phrases.PhraseBooks.Languages.ToDictionary(l => l, l => new SenseBook(Source(l), numbers));
    }

    private static uint HashOf(string word) =>
        NormalText.Read(word).Tokens is [var only] ? only.Hash : throw new FormatException($"'{word}' is not one word.");

    /// <summary>One bit for each sense that the word may have.</summary>
    public UInt128 Of(NormalText text, in Token token)
    {
        var senses = Of(token.Hash);
        if (token.OtherHash != 0)
        {
            senses |= Of(token.OtherHash);
        }
        if (token.Kind == TokenKind.Word)
        {
            var beginning = SpanHash.Seed;
            foreach (var c in text.Spelling(token))
            {
                beginning = SpanHash.Add(beginning, c);
                if (_mayBegin.MayHave(beginning))
                {
                    senses |= _beginnings.GetValueOrDefault(beginning);
                }
            }
        }
        return senses;
    }

    private UInt128 Of(uint word) => _mayBeWord.MayHave(word) ? _words.GetValueOrDefault(word) : 0;

    /// <summary>Not mixed: a word's beginnings are hashed one from the other.</summary>
    private static uint Beginning(ReadOnlySpan<char> letters)
    {
        var h = SpanHash.Seed;
        foreach (var c in letters)
        {
            h = SpanHash.Add(h, c);
        }
        return h;
    }

    public static string Source(string language)
    {
        var name = $"Entente.Infrastructure.Triage.Senses.{language}.txt";
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
