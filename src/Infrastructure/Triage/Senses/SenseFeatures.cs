using System.Runtime.InteropServices;
using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Senses;

/// <summary>
/// The senses of a text as features: each by itself, under a negation or between quotation marks, said again, at the very start; each
/// pair of near words in order; each pair anywhere. They say in what way a text speaks where its words were never seen.
/// </summary>
internal static class SenseFeatures
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
    private const uint Negated = 0x6E736E73;
    private const uint Again = 0x32736E73;
    private const uint Quoted = 0x71736E73;
    private const uint InOrder = 0x6F736E73;
    private const uint Together = 0x74736E73;
    private const uint AtStart = 0x62736E73;

    public static void Fill(FeatureRow row, NormalText text, SenseBook book, bool allPairs)
    {
        Span<UInt128> near = stackalloc UInt128[Reach];
        near.Clear();
        UInt128 all = 0;
        var sensesOf = text.Senses ??= All(text, book);
        var count = sensesOf.Length;
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        for (var w = 0; w < count; w++)
        {
            ref readonly var token = ref tokens[text.Words[w]];
            var senses = WithPerson(sensesOf[w], token);
            if (token.StartsSentence)
            {
                near.Clear();
            }
            for (var rest = senses; rest != 0; rest &= rest - 1)
            {
                var sense = (uint)UInt128.TrailingZeroCount(rest);
                AddSense(row, token, sense, isSaidBefore: (all & (UInt128.One << (int)sense)) != 0, isFirst: w == 0);
                foreach (var before in near)
                {
                    AddPairs(row, before, SpanHash.Join(InOrder, sense));
                }
            }
            if (senses != 0)
            {
                near[..(Reach - 1)].CopyTo(near[1..]);
                near[0] = senses;
            }
            all |= senses;
        }
        for (var rest = allPairs ? all : 0; rest != 0; rest &= rest - 1)
        {
            AddPairs(row, rest & (rest - 1), SpanHash.Join(Together, (uint)UInt128.TrailingZeroCount(rest)));
        }
    }

    /// <summary>What the senses of one of the text's words add to the score of a label, each by itself.</summary>
    public static double Evidence(NormalText text, int word, SenseBook book, LinearModel model, int label, int senses)
    {
        ref readonly var token = ref CollectionsMarshal.AsSpan(text.Tokens)[text.Words[word]];
        var known = text.Senses ??= All(text, book);
        var sum = 0.0;
        for (var rest = word < known.Length ? WithPerson(known[word], token) : 0; rest != 0; rest &= rest - 1)
        {
            var sense = SpanHash.Join(token.Negated ? Negated : AloneMark, (uint)UInt128.TrailingZeroCount(rest));
            sum += model.SenseEvidence(sense, label, senses);
        }
        return sum;
    }

    private static void AddSense(FeatureRow row, in Token token, uint sense, bool isSaidBefore, bool isFirst)
    {
        row.AddSense(SpanHash.Join(AloneMark, sense));
        if (token.Negated)
        {
            row.AddSense(SpanHash.Join(Negated, sense));
        }
        if (token.Quoted)
        {
            row.AddSense(SpanHash.Join(Quoted, sense));
        }
        if (isSaidBefore)
        {
            row.AddSense(SpanHash.Join(Again, sense));
        }
        if (isFirst)
        {
            row.AddSense(SpanHash.Join(AtStart, sense));
        }
    }

    private static UInt128 Of(NormalText text, in Token token, SenseBook book) =>
        token.Kind switch
        {
            TokenKind.Number => UInt128.One << Digits,
            TokenKind.Mention => UInt128.One << Mention,
            TokenKind.Link => UInt128.One << Link,
            _ => book.Of(text, token),
        };

    private static UInt128 WithPerson(UInt128 senses, in Token token) =>
        senses | (token.Kind == TokenKind.Word && (token.Sets & WordSet.Person.Bit()) != 0 ? UInt128.One << Person : 0);

    private static UInt128[] All(NormalText text, SenseBook book)
    {
        var senses = new UInt128[Math.Min(text.Words.Count, MostWords)];
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        for (var w = 0; w < senses.Length; w++)
        {
            senses[w] = Of(text, tokens[text.Words[w]], book);
        }
        return senses;
    }

    private static void AddPairs(FeatureRow row, UInt128 others, uint with)
    {
        for (; others != 0; others &= others - 1)
        {
            row.AddSense(SpanHash.Join(with, (uint)UInt128.TrailingZeroCount(others)));
        }
    }
}
