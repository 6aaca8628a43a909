namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Weights of single words by their key: what the lexicons and clusters taught, without their words.</summary>
internal sealed class WordWeights
{
    /// <summary>Each key with its place, counted from 1; 0 where the bucket is empty.</summary>
    private readonly (uint Key, int Place)[] _buckets;
    private readonly float[] _values;
    private readonly int _classes;

    public WordWeights(uint[] keys, sbyte[] quantised, float scale, int classes)
    {
        (Keys, Quantised, Scale, _classes) = (keys, quantised, scale, classes);
        _values = Array.ConvertAll(quantised, q => Quantising.Value(q, scale));
        _buckets = new (uint, int)[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(keys.Length * 2) + 2)];
        for (var i = 0; i < keys.Length; i++)
        {
            var bucket = (int)keys[i] & (_buckets.Length - 1);
            while (_buckets[bucket].Place != 0)
            {
                bucket = (bucket + 1) & (_buckets.Length - 1);
            }
            _buckets[bucket] = (keys[i], i + 1);
        }
    }

    public uint[] Keys { get; }

    public sbyte[] Quantised { get; }

    public float Scale { get; }

    /// <summary>One weight a class; empty for a word without a weight of its own.</summary>
    public ReadOnlySpan<float> Of(uint key)
    {
        for (var bucket = (int)key & (_buckets.Length - 1); _buckets[bucket].Place != 0; bucket = (bucket + 1) & (_buckets.Length - 1))
        {
            if (_buckets[bucket].Key == key)
            {
                return _values.AsSpan((_buckets[bucket].Place - 1) * _classes, _classes);
            }
        }
        return [];
    }
}
