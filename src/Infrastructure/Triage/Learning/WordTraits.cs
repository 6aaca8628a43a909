namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// What lexicons and word clusters say of single words, as extra features that are sums over the words of a text. Being sums, they are
/// folded after training into one weight a word: the model keeps neither lexicon nor cluster.
/// </summary>
internal sealed class WordTraits
{
    private readonly SortedDictionary<uint, List<(int Trait, float Value)>> _byKey = [];

    public int Count { get; private set; }

    public int NewTrait() => Count++;

    public void Add(uint key, int trait, float value)
    {
        if (!_byKey.TryGetValue(key, out var traits))
        {
            _byKey[key] = traits = [];
        }
        traits.Add((trait, value));
    }

    public IReadOnlyList<(int Trait, float Value)> Of(uint key) => _byKey.TryGetValue(key, out var traits) ? traits : [];

    public IEnumerable<KeyValuePair<uint, List<(int Trait, float Value)>>> All => _byKey;
}
