using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>The phrases found in a text by their codes, in the order in which each code was first seen; most texts show few or none.</summary>
internal sealed class PhrasesSeen
{
    /// <summary>Said under a negation, these are not said: "never a single late delivery", "pas content".</summary>
    private static readonly string[] Negatable = ["fault", "praise", "threat", "discredit", "safety", "profanity"];

    private readonly List<ArraySegment<PhraseHit>> _byCode = [];

    public PhrasesSeen(NormalText text, List<PhraseHit> hits)
    {
        var said = hits.FindAll(h => !(text.Tokens[text.Words[h.First]].Negated && Negatable.Contains(h.Code)));
        var sorted = new PhraseHit[said.Count];
        var placed = 0;
        foreach (var hit in said)
        {
            if (Of(hit.Code).Count > 0)
            {
                continue;
            }
            var first = placed;
            foreach (var same in said)
            {
                if (same.Code == hit.Code)
                {
                    sorted[placed++] = same;
                }
            }
            _byCode.Add(new ArraySegment<PhraseHit>(sorted, first, placed - first));
        }
    }

    public IEnumerable<string> Codes => _byCode.Select(of => of[0].Code);

    /// <summary>In the order in which they were found; empty where there are none.</summary>
    public ArraySegment<PhraseHit> Of(string code)
    {
        foreach (var of in _byCode)
        {
            if (of[0].Code == code)
            {
                return of;
            }
        }
        return ArraySegment<PhraseHit>.Empty;
    }
}
