namespace Entente.Infrastructure.Triage;

/// <summary>
/// What a linear model sees of a text: words and pairs of words, marked when negated, word endings and beginnings, and what the learnt
/// word values sum to; each hashed into a fixed table, over spans, without making a string.
/// </summary>
internal sealed class Features
{
    public const int Bits = 17;
    public const int Size = 1 << Bits;

    /// <summary>Slots kept apart for what is no word.</summary>
    public const int Dense = 16;

    private const uint Seed = 2166136261;
    private const int Reach = 4;

    private readonly Dictionary<int, float> _values = new(256);

    /// <summary>Where the words of each feature stand, for the reasons; only whole words have a place.</summary>
    public List<(int Slot, int Start, int End)> Places { get; } = new(64);

    public IReadOnlyDictionary<int, float> Values => _values;

    public static Features Of(FoldedText text, WordValues? values, string language)
    {
        var features = new Features();
        features.Read(text, values, language == "fr");
        return features;
    }

    private void Read(FoldedText text, WordValues? values, bool french)
    {
        uint previous = 0;
        var negatedFor = 0;
        float good = 0,
            bad = 0,
            goods = 0,
            bads = 0,
            exclamations = 0,
            questions = 0,
            capitals = 0,
            letters = 0;
        foreach (var token in text.Tokens)
        {
            var span = text[token];
            if (token.Kind is TokenKind.Mark)
            {
                exclamations += span[0] == '!' ? 1 : 0;
                questions += span[0] == '?' ? 1 : 0;
                negatedFor = span[0] is '.' or '!' or '?' or ';' or ',' ? 0 : negatedFor;
                Add(Hash(Seed + 7, span), 0.7f);
                continue;
            }
            var negated = negatedFor > 0;
            var hash = Hash(negated ? Seed + 1 : Seed, span);
            Add(hash, 1f, token);
            Add(Combine(previous, hash), 0.8f);
            previous = hash;
            if (values is not null && values.Of(span) is var value && value != 0)
            {
                var counted = negated ? -0.6f * value : value;
                good += Math.Max(counted, 0);
                bad += Math.Max(-counted, 0);
                goods += counted > 0 ? 1 : 0;
                bads += counted < 0 ? 1 : 0;
            }
            if (token.Kind == TokenKind.Word)
            {
                Pieces(span);
                for (var i = token.Start; i < token.End; i++)
                {
                    letters++;
                    capitals += char.IsUpper(text.Original[i]) ? 1 : 0;
                }
            }
            negatedFor = IsNegation(span, french) ? Reach : Math.Max(0, negatedFor - 1);
        }
        Summarise([
            good / 4,
            bad / 4,
            goods / 3,
            bads / 3,
            good > bad ? 1 : 0,
            bad > good ? 1 : 0,
            Math.Min(exclamations, 4) / 4,
            Math.Min(questions, 3) / 3,
            letters > 12 && capitals > letters / 2 ? 1 : 0,
            Math.Min(text.Tokens.Count, 60) / 60f,
            goods > 0 && bads > 0 ? 1 : 0,
        ]);
        ScaleToLength();
    }

    /// <summary>Beginnings, ends and inner threes, fours and fives: spelling of its own kind still looks like its word.</summary>
    private void Pieces(ReadOnlySpan<char> word)
    {
        for (var length = 3; length <= 5; length++)
        {
            for (var at = 0; at + length <= word.Length; at++)
            {
                var edge =
                    at == 0 ? 11u
                    : at + length == word.Length ? 13u
                    : 17u;
                Add(Hash(Seed + edge + (uint)length, word.Slice(at, length)), 0.15f);
            }
        }
    }

    private void Summarise(ReadOnlySpan<float> sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            if (sums[i] != 0)
            {
                _values[i] = sums[i] * DenseWeight;
            }
        }
    }

    private const float DenseWeight = 6f;

    /// <summary>A long text weighs no more than a short one; the sums keep theirs.</summary>
    private void ScaleToLength()
    {
        float square = 0;
        foreach (var (slot, value) in _values)
        {
            square += slot >= Dense ? value * value : 0;
        }
        var scale = square > 0 ? 6f / MathF.Sqrt(square) : 0;
        foreach (var slot in _values.Keys.ToArray())
        {
            _values[slot] *= slot >= Dense ? scale : 0.5f;
        }
    }

    private void Add(uint hash, float weight)
    {
        var slot = Slot(hash);
        _values[slot] = _values.GetValueOrDefault(slot) < 2 * weight ? _values.GetValueOrDefault(slot) + weight : _values[slot];
    }

    private void Add(uint hash, float weight, Token token)
    {
        Add(hash, weight);
        Places.Add((Slot(hash), token.Start, token.End));
    }

    private static int Slot(uint hash) => Dense + (int)((hash * 2654435761u) >> (32 - Bits)) % (Size - Dense);

    private static uint Combine(uint a, uint b) => (a ^ 0x9E3779B9) * 16777619 ^ b;

    /// <summary>FNV over the letters; more than two of one in a row count as two.</summary>
    public static uint Hash(uint seed, ReadOnlySpan<char> span)
    {
        var hash = seed;
        for (var i = 0; i < span.Length; i++)
        {
            if (i > 1 && span[i] == span[i - 1] && span[i] == span[i - 2])
            {
                continue;
            }
            hash = (hash ^ span[i]) * 16777619;
        }
        return hash;
    }

    private static bool IsNegation(ReadOnlySpan<char> word, bool french) =>
        french
            ? word is "pas" or "ne" or "n" or "jamais" or "aucun" or "aucune" or "sans" or "plus" or "ni" or "rien"
            : word
                is "not"
                    or "no"
                    or "never"
                    or "t"
                    or "dont"
                    or "cant"
                    or "wont"
                    or "isnt"
                    or "didnt"
                    or "doesnt"
                    or "without"
                    or "nothing"
                    or "none"
                    or "cannot"
                    or "hardly";
}
