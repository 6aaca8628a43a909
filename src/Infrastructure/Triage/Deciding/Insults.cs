using Entente.Infrastructure.Triage.Phrases;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>Insults that the author means: not those quoted, reported ("m'a traité d'abruti"), or said of oneself.</summary>
internal static class Insults
{
    private const int ReachOfReport = 8;

    public static IReadOnlyList<PhraseHit> Meant(Evidence evidence, string code)
    {
        if (!evidence.Has(code))
        {
            return [];
        }
        var found = evidence.Hits(code).ToList();
        var reports = evidence.Hits("quoted_speech").Select(h => h.First).Order().ToList();
        var selves = evidence.Hits("self_insult").Select(h => h.First).Order().ToList();
        found.RemoveAll(hit => evidence.WordAt(hit.Last).Quoted || Follows(hit, reports) || Follows(hit, selves));
        return found;
    }

    private static bool Follows(PhraseHit hit, List<int> starts)
    {
        var at = starts.BinarySearch(hit.Last);
        var before = at >= 0 ? at : ~at - 1;
        return before >= 0 && hit.Last - starts[before] <= ReachOfReport;
    }
}
