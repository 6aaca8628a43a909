namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Groups of words used alike: k-means on the sphere, begun from the words most used.</summary>
internal static class WordClusters
{
    private const int Rounds = 8;

    /// <summary>For each word of the vectors its group, 0 to <paramref name="groups"/> - 1.</summary>
    public static int[] Find(WordVectors vectors, int groups)
    {
        var (words, size) = (vectors.Keys.Length, vectors.Dimensions);
        groups = Math.Min(groups, words);
        var centres = new float[groups * size];
        for (var g = 0; g < groups; g++)
        {
            vectors[g].CopyTo(centres.AsSpan(g * size, size));
        }
        var of = new int[words];
        for (var round = 0; round < Rounds; round++)
        {
            for (var w = 0; w < words; w++)
            {
                of[w] = Nearest(vectors[w], centres, size);
            }
            Move(vectors, of, centres);
        }
        return of;
    }

    public static void AddClusters(this WordTraits traits, WordVectors vectors, IEnumerable<int> sizes)
    {
        foreach (var groups in sizes)
        {
            var of = Find(vectors, groups);
            var plain = Enumerable.Range(0, groups).Select(_ => traits.NewTrait()).ToArray();
            var negated = Enumerable.Range(0, groups).Select(_ => traits.NewTrait()).ToArray();
            for (var w = 0; w < of.Length; w++)
            {
                traits.Add(vectors.Keys[w], plain[of[w]], 1);
                traits.Add(Features.NegatedKey(vectors.Keys[w]), negated[of[w]], 1);
            }
        }
    }

    private static int Nearest(ReadOnlySpan<float> word, float[] centres, int size)
    {
        var (best, nearest) = (0, float.NegativeInfinity);
        for (var g = 0; g * size < centres.Length; g++)
        {
            var likeness = WordVectors.Dot(word, centres.AsSpan(g * size, size));
            if (likeness > nearest)
            {
                (best, nearest) = (g, likeness);
            }
        }
        return best;
    }

    private static void Move(WordVectors vectors, int[] of, float[] centres)
    {
        var size = vectors.Dimensions;
        Array.Clear(centres);
        for (var w = 0; w < of.Length; w++)
        {
            WordVectors.Add(centres.AsSpan(of[w] * size, size), vectors[w], 1);
        }
        for (var g = 0; g * size < centres.Length; g++)
        {
            var centre = centres.AsSpan(g * size, size);
            var length = (float)Math.Sqrt(Math.Max(WordVectors.Dot(centre, centre), 1e-20f));
            for (var d = 0; d < size; d++)
            {
                centre[d] /= length;
            }
        }
    }
}
