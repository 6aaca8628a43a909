using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Signals;

/// <summary>
/// Contempt, violence or dehumanising words near a group of people are hate whatever the sentence around them; words told of hate
/// ("people who say that …") are weighed elsewhere.
/// </summary>
internal static class GroupAttacks
{
    private const int Reach = 8;
    private const int ReachOfPronoun = 16;

    public static void Find(NormalText text, PhraseBook book, List<PhraseHit> hits)
    {
        var group = book.SetBit("group") | book.SetBit("slur");
        var hostile = book.SetBit("vile") | book.SetBit("contempt") | book.SetBit("violence") | book.SetBit("doom") | book.SetBit("insult");
        var they = book.SetBit("they");
        var (lastGroup, lastPronoun, lastHostile) = (-1, -1, -1);
        for (var i = 0; i < text.Words.Length; i++)
        {
            var token = text.Tokens[text.Words[i]];
            if ((token.Sets & they) != 0)
            {
                lastPronoun = i;
            }
            if ((token.Sets & group) != 0 && !token.Quoted)
            {
                if (lastHostile >= 0 && i - lastHostile <= Reach)
                {
                    hits.Add(new PhraseHit("hate", lastHostile, i));
                }
                lastGroup = i;
            }
            else if ((token.Sets & hostile) != 0 && !token.Quoted && !token.Negated)
            {
                var reach = lastPronoun > lastGroup ? ReachOfPronoun : Reach;
                if (lastGroup >= 0 && i - lastGroup <= reach)
                {
                    hits.Add(new PhraseHit("hate", lastGroup, i));
                }
                lastHostile = i;
            }
        }
    }
}
