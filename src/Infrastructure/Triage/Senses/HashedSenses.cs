using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Senses;

/// <summary>
/// The senses of one text, hashed once for all models that look at them: each by itself, under a negation or between quotation marks, said
/// again, at the very start; each pair of near words in order; each pair anywhere. They say in what way a text speaks where its words were
/// never seen. One a thread, used again for the next text.
/// </summary>
internal sealed class HashedSenses
{
    private const int Reach = 3;

    /// <summary>Words looked at: what a longer text says has been said by then, and the work stays bounded.</summary>
    private const int MostWords = 120;

    // What the text itself decides takes the last bits of the mask.
    private const int Digits = 127;
    private const int Mention = 126;
    private const int Link = 125;
    private const int Person = 124;

    private const uint AloneMark = 0x73656E73;
    private const uint NegatedMark = 0x6E736E73;
    private const uint AgainMark = 0x32736E73;
    private const uint QuotedMark = 0x71736E73;
    private const uint InOrderMark = 0x6F736E73;
    private const uint TogetherMark = 0x74736E73;
    private const uint AtStartMark = 0x62736E73;

    [ThreadStatic]
    private static HashedSenses? _last;

    /// <summary>The senses of all words one after the other, and where those of each word begin and the next word's do.</summary>
    private readonly Appended<byte> _senses = new(128);
    private readonly Range[] _ofWord = new Range[MostWords];
    private readonly Appended<uint> _near = new(256);
    private readonly Appended<uint> _anywhere = new(512);
    private NormalText? _text;
    private SenseBook? _book;
    private UInt128 _all;

    /// <summary>What is hashed of each sense and of neighbours.</summary>
    public ReadOnlySpan<uint> Near => _near.All;

    /// <summary>The pairs of senses wherever they stand.</summary>
    public ReadOnlySpan<uint> Anywhere => _anywhere.All;

    /// <param name="text">With its people marked, where that is to count.</param>
    public static HashedSenses Of(NormalText text, SenseBook book)
    {
        var senses = _last ??= new HashedSenses();
        if (senses._text != text || senses._book != book)
        {
            senses.Fill(text, book);
        }
        return senses;
    }

    /// <summary>The hash of a sense by itself, as it stands at a word.</summary>
    public static uint Alone(in Token token, byte sense) => SpanHash.Join(token.Negated ? NegatedMark : AloneMark, sense);

    /// <summary>The senses of one of the text's words.</summary>
    public ReadOnlySpan<byte> OfWord(int word) => word < _ofWord.Length ? _senses.All[_ofWord[word]] : [];

    private void Fill(NormalText text, SenseBook book)
    {
        _senses.Clear();
        _near.Clear();
        _anywhere.Clear();
        (_all, _text, _book) = (0, text, book);
        Array.Clear(_ofWord);
        Span<int> near = stackalloc int[Reach];
        var nearby = 0;
        for (var w = 0; w < Math.Min(text.Words.Length, MostWords); w++)
        {
            ref readonly var token = ref text.Tokens[text.Words[w]];
            nearby = token.StartsSentence ? 0 : nearby;
            Note(w, Seen(text, token, book));
            if (OfWord(w).IsEmpty)
            {
                continue;
            }
            Hash(token, w, near[..nearby]);
            near[..(Reach - 1)].CopyTo(near[1..]);
            near[0] = w;
            nearby = Math.Min(nearby + 1, Reach);
        }
        HashAnywhere();
    }

    private void Note(int word, UInt128 senses)
    {
        var first = _senses.All.Length;
        for (; senses != 0; senses &= senses - 1)
        {
            _senses.Add([(byte)UInt128.TrailingZeroCount(senses)]);
        }
        _ofWord[word] = first.._senses.All.Length;
    }

    private void Hash(in Token token, int word, ReadOnlySpan<int> near)
    {
        foreach (var sense in OfWord(word))
        {
            var bit = UInt128.One << sense;
            _near.Add([SpanHash.Join(AloneMark, sense)]);
            if (token.Negated)
            {
                _near.Add([SpanHash.Join(NegatedMark, sense)]);
            }
            if (token.Quoted)
            {
                _near.Add([SpanHash.Join(QuotedMark, sense)]);
            }
            if ((_all & bit) != 0)
            {
                _near.Add([SpanHash.Join(AgainMark, sense)]);
            }
            if (word == 0)
            {
                _near.Add([SpanHash.Join(AtStartMark, sense)]);
            }
            _all |= bit;
            var inOrder = SpanHash.Join(InOrderMark, sense);
            foreach (var before in near)
            {
                HashPairs(_near, inOrder, OfWord(before));
            }
        }
    }

    private void HashAnywhere()
    {
        Span<byte> senses = stackalloc byte[128];
        var count = 0;
        for (var rest = _all; rest != 0; rest &= rest - 1)
        {
            senses[count++] = (byte)UInt128.TrailingZeroCount(rest);
        }
        for (var first = 0; first < count; first++)
        {
            HashPairs(_anywhere, SpanHash.Join(TogetherMark, senses[first]), senses[(first + 1)..count]);
        }
    }

    private static void HashPairs(Appended<uint> to, uint with, ReadOnlySpan<byte> others)
    {
        var room = to.Room(others.Length);
        for (var i = 0; i < others.Length; i++)
        {
            room[i] = SpanHash.Join(with, others[i]);
        }
        to.Take(others.Length);
    }

    private static UInt128 Seen(NormalText text, in Token token, SenseBook book) =>
        token.Kind switch
        {
            TokenKind.Number => UInt128.One << Digits,
            TokenKind.Mention => UInt128.One << Mention,
            TokenKind.Link => UInt128.One << Link,
            TokenKind.Word when (token.Sets & WordSet.Person.Bit()) != 0 => book.Of(text, token) | (UInt128.One << Person),
            _ => book.Of(text, token),
        };
}
