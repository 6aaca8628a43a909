using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Turns lexicons into word traits: what is good and what is bad apart, and again for words in the reach of a negation.</summary>
internal static class LexiconTraits
{
    public static void AddPolarities(this WordTraits traits, IEnumerable<(string Word, float Polarity)> lexicon)
    {
        int[] plain = [traits.NewTrait(), traits.NewTrait()];
        int[] negated = [traits.NewTrait(), traits.NewTrait()];
        foreach (var (hash, polarity) in Entries(lexicon))
        {
            var side = polarity > 0 ? 0 : 1;
            traits.Add(hash, plain[side], Math.Abs(polarity));
            traits.Add(Features.NegatedKey(hash), negated[side], Math.Abs(polarity));
        }
    }

    public static void AddWords(this WordTraits traits, IEnumerable<string> words)
    {
        var trait = traits.NewTrait();
        foreach (var (hash, _) in Entries(words.Select(w => (w, 1f))))
        {
            traits.Add(hash, trait, 1);
            traits.Add(Features.NegatedKey(hash), trait, 1);
        }
    }

    /// <summary>Entries of one token, each spelling once with its mean polarity.</summary>
    private static IEnumerable<(uint Hash, float Polarity)> Entries(IEnumerable<(string Word, float Polarity)> lexicon) =>
        lexicon
            .Select(entry => (NormalText.Read(entry.Word).Tokens, entry.Polarity))
            .Where(entry => entry.Tokens.Length == 1 && entry.Polarity != 0)
            .GroupBy(entry => entry.Tokens[0].Hash, entry => entry.Polarity)
            .OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Average()));
}
