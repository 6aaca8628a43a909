using System.Collections.Frozen;
using Entente.Infrastructure.Triage.Deciding;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Signals;

/// <summary>
/// Marks words that name a person: a common first name written with a capital, with the capitalised words after it; or two capitalised
/// words in a row after a title or role. Names of the brand, and places ("magasin de Grisemotte"), are none.
/// </summary>
internal static class People
{
    private static readonly FrozenSet<uint> BeforePlaces = Hashes("a de du des d au en from in at to the of chez via sur");
    private static readonly FrozenSet<uint> Titles = Hashes("monsieur madame mme mr m mrs ms miss mlle dr");

    public static void Mark(NormalText text, PhraseBook book)
    {
        var tokens = text.Tokens.AsSpan();
        var role = book.SetBit("role");
        for (var i = 0; i < text.Words.Length; i++)
        {
            ref var token = ref tokens[text.Words[i]];
            if (!IsNameLike(token))
            {
                continue;
            }
            // "… by your guard. Please …": a capital that opens a sentence is no name after a role; after "Mr." it is.
            var named =
                i > 0
                && (
                    ((tokens[text.Words[i - 1]].Sets & role) != 0 && !token.StartsSentence)
                    || Titles.Contains(tokens[text.Words[i - 1]].Hash)
                );
            var first = FirstNames.Has(token) && !token.AllCapitals;
            if (first || (named && !BeforePlaces.Contains(token.Hash) && !token.AllCapitals))
            {
                token.Sets |= WordSet.Person.Bit();
                MarkSurname(text, i, tokens);
            }
        }
    }

    /// <summary>
    /// Whether a name stands anywhere: one that is marked, or two words with capitals that are no place, in the midst of a sentence or with what
    /// the person does behind them ("Alwyn Farthingwood, head of lettings").
    /// </summary>
    public static bool IsSomebodyNamed(Evidence evidence, ulong role)
    {
        for (var i = 0; i < evidence.WordCount; i++)
        {
            if ((evidence.WordAt(i).Sets & WordSet.Person.Bit()) != 0 || IsFullName(evidence, i, role))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsFullName(Evidence evidence, int i, ulong role)
    {
        if (i + 1 >= evidence.WordCount || !IsNameLike(evidence.WordAt(i)) || !IsNameLike(evidence.WordAt(i + 1)))
        {
            return false;
        }
        var (first, second) = (evidence.WordAt(i), evidence.WordAt(i + 1));
        if (first.AllCapitals || second.AfterPause || second.StartsSentence)
        {
            return false;
        }
        return first.StartsSentence
            ? i + 2 < evidence.WordCount
                && evidence.WordAt(i + 2).AfterPause
                && Enumerable.Range(i + 2, Math.Min(4, evidence.WordCount - i - 2)).Any(w => (evidence.WordAt(w).Sets & role) != 0)
            : !BeforePlaces.Contains(evidence.WordAt(i - 1).Hash);
    }

    private static void MarkSurname(NormalText text, int i, Span<Token> tokens)
    {
        if (i + 1 < text.Words.Length)
        {
            ref var next = ref tokens[text.Words[i + 1]];
            if (IsNameLike(next) && !next.StartsSentence && !next.AfterPause)
            {
                next.Sets |= WordSet.Person.Bit();
            }
        }
    }

    private static bool IsNameLike(in Token token) =>
        token.Kind == TokenKind.Word && token.Capitalised && token.FoldLength > 2 && (token.Sets & WordSet.Brand.Bit()) == 0;

    private static FrozenSet<uint> Hashes(string words) => words.Split(' ').Select(w => Spellings.Hash(w)).ToFrozenSet();
}
