using System.Collections.Frozen;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Signals;

/// <summary>
/// Tells people from things that share their word: "les noirs" and "black people" are a group, "mes chaussures noires" and "black tea" none.
/// </summary>
internal static class Groups
{
    private static readonly FrozenSet<uint> Before = Hashes(
        "les ces aux sale sales tous un ce cet l aucun these those all hate despise loathe detest deteste meprise hais"
    );
    private static readonly FrozenSet<uint> After = Hashes(
        "people person persons man men woman women guy guys kid kids folk folks lives life community immigrants families bastard bastards are should like deserve belong"
    );

    public static void Mark(NormalText text, PhraseBook book)
    {
        var (origin, group) = (book.SetBit("origin"), book.SetBit("group"));
        var tokens = text.Tokens.AsSpan();
        var words = text.Words;
        for (var i = 0; i < words.Length; i++)
        {
            ref var token = ref tokens[words[i]];
            if (
                (token.Sets & origin) != 0
                && (
                    (i > 0 && Before.Contains(tokens[words[i - 1]].Hash))
                    || (i + 1 < words.Length && After.Contains(tokens[words[i + 1]].Hash))
                )
            )
            {
                token.Sets |= group;
            }
        }
    }

    private static FrozenSet<uint> Hashes(string words) => words.Split(' ').Select(w => Spellings.Hash(w)).ToFrozenSet();
}
