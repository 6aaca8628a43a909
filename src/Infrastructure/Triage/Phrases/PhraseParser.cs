using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Phrases;

/// <summary>
/// Reads a phrase book. Lines: <c>[code]</c> opens a section; <c>set name = words</c> adds words to a set; anything else is a phrase of
/// the section. In a phrase a place is <c>word</c>, <c>one|other</c>, <c>nul{,s,le}</c> (endings) or <c>&lt;set&gt;</c>; a place ending
/// in <c>?</c> may be missing; <c>~3</c> lets up to three words of the same sentence stand between its neighbours.
/// </summary>
internal sealed class PhraseParser(string source)
{
    private readonly Dictionary<string, int> _bits = Enum.GetNames<WordSet>()
        .Select((n, i) => (n, i))
        .ToDictionary(s => s.n.ToLowerInvariant(), s => s.i);
    private string? _section;

    public IReadOnlyDictionary<string, int> Bits => _bits;

    public Dictionary<uint, ulong> SetsOfWord { get; } = [];

    /// <summary>Words of the sets, by which a masked word ("m*rde") is recognised.</summary>
    public List<string> SetWords { get; } = [];

    public List<Phrase> Phrases { get; } = [];

    /// <exception cref="FormatException">A line says nothing, or names an unknown set.</exception>
    public PhraseParser Read(string book)
    {
        foreach (var line in book.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[')
            {
                _section = string.Intern(line.Trim('[', ']'));
            }
            else if (line.StartsWith("set ", StringComparison.Ordinal))
            {
                ReadSet(line);
            }
            else
            {
                ReadPhrase(line);
            }
        }
        return this;
    }

    private void ReadSet(string line)
    {
        var parts = line[4..].Split('=', 2);
        var name = parts[0].Trim();
        if (!_bits.TryGetValue(name, out var bit))
        {
            _bits[name] = bit = _bits.Count;
        }
        foreach (var word in parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Spelled))
        {
            var hash = HashOf(word);
            SetsOfWord[hash] = SetsOfWord.GetValueOrDefault(hash) | (1UL << bit);
            SetWords.Add(CharacterFolding.Fold(word));
        }
    }

    private void ReadPhrase(string line)
    {
        var elements = new List<PhraseElement>();
        var gap = 0;
        foreach (var place in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (place[0] == '~')
            {
                gap = int.Parse(place[1..], System.Globalization.CultureInfo.InvariantCulture);
                continue;
            }
            elements.Add(Element(place.TrimEnd('?'), gap, place.EndsWith('?')));
            gap = 0;
        }
        if (_section is null || elements.Count == 0 || elements[0].Optional)
        {
            throw new FormatException($"{source}: '{line}' is no phrase.");
        }
        Phrases.Add(new Phrase(_section, [.. elements]));
    }

    private PhraseElement Element(string place, int gap, bool optional)
    {
        var sets = 0UL;
        var hashes = new List<uint>();
        foreach (var word in Alternatives(place))
        {
            if (word[0] == '<')
            {
                sets |=
                    1UL
                    << (_bits.TryGetValue(word.Trim('<', '>'), out var bit) ? bit : throw new FormatException($"{source}: no set {word}."));
            }
            else
            {
                hashes.AddRange(Spelled(word).Select(HashOf));
            }
        }
        return new PhraseElement([.. hashes.Distinct()], sets, gap, optional);
    }

    private static string[] Alternatives(string place) => place.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Spelled(string word)
    {
        var brace = word.IndexOf('{', StringComparison.Ordinal);
        return brace < 0 ? [word] : word[(brace + 1)..].TrimEnd('}').Split(',').Select(ending => word[..brace] + ending);
    }

    private uint HashOf(string word)
    {
        var tokens = NormalText.Read(word).Tokens;
        return tokens.Length == 1 ? tokens[0].Hash : throw new FormatException($"{source}: '{word}' is {tokens.Length} words.");
    }
}
