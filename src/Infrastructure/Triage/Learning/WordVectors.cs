using System.Runtime.Intrinsics;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// Vectors of words learnt from plain text: how often a word stands beside others (positive pointwise mutual information), folded to a few
/// dimensions by subspace iteration. Nothing is random and sums have a fixed order: same text, same vectors.
/// </summary>
internal sealed class WordVectors
{
    private const int FewestUses = 5;
    private const int MostContexts = 4000;
    private const int Window = 3;
    private const int Passes = 4;
    private const int Width = 8;

    private readonly float[] _values;

    private WordVectors(uint[] keys, float[] values, int dimensions) => (Keys, _values, Dimensions) = (keys, values, dimensions);

    /// <summary>Hashes of the words, the most used first.</summary>
    public uint[] Keys { get; }

    /// <summary>A multiple of eight.</summary>
    public int Dimensions { get; }

    /// <summary>Of length 1.</summary>
    public ReadOnlySpan<float> this[int word] => _values.AsSpan(word * Dimensions, Dimensions);

    public static WordVectors Learn(IEnumerable<string> texts, int dimensions)
    {
        var read = texts.Select(Hashes).ToList();
        var keys = read.SelectMany(t => t)
            .GroupBy(h => h)
            .Select(g => (Key: g.Key, Uses: g.Count()))
            .Where(w => w.Uses >= FewestUses)
            .OrderByDescending(w => w.Uses)
            .ThenBy(w => w.Key)
            .Select(w => w.Key)
            .ToArray();
        var counts = Neighbours(read, keys);
        var left = Start(keys.Length, dimensions);
        for (var pass = 0; pass < Passes; pass++)
        {
            Straighten(left, dimensions);
            left = Multiply(counts, left, dimensions);
        }
        Shorten(left, dimensions);
        return new WordVectors(keys, left, dimensions);
    }

    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < a.Length; i += Width)
        {
            sum += Vector256.Create(a.Slice(i, Width)) * Vector256.Create(b.Slice(i, Width));
        }
        var (low, high) = (sum.GetLower(), sum.GetUpper());
        return low[0] + low[1] + low[2] + low[3] + high[0] + high[1] + high[2] + high[3];
    }

    private static uint[] Hashes(string text) =>
        [.. NormalText.Read(text).Tokens.Where(t => t.Kind != TokenKind.Punctuation || t.FoldLength <= 4).Select(t => t.Hash)];

    /// <summary>Rows of words, columns of the most used words standing left or right of them; the nearer the heavier.</summary>
    private static (int Column, float Value)[][] Neighbours(List<uint[]> read, uint[] keys)
    {
        var index = keys.Select((k, i) => (k, i)).ToDictionary(p => p.k, p => p.i);
        var contexts = Math.Min(MostContexts, keys.Length);
        var rows = keys.Select(_ => new Dictionary<int, float>()).ToArray();
        foreach (var text in read)
        {
            var words = Array.ConvertAll(text, h => index.GetValueOrDefault(h, -1));
            for (var i = 0; i < words.Length; i++)
            {
                for (var j = Math.Max(0, i - Window); words[i] >= 0 && j <= Math.Min(words.Length - 1, i + Window); j++)
                {
                    if (j != i && words[j] >= 0 && words[j] < contexts)
                    {
                        var column = (2 * words[j]) + (j < i ? 0 : 1);
                        rows[words[i]][column] = rows[words[i]].GetValueOrDefault(column) + (1f / Math.Abs(i - j));
                    }
                }
            }
        }
        return Weigh(rows, 2 * contexts);
    }

    private static (int Column, float Value)[][] Weigh(Dictionary<int, float>[] rows, int columns)
    {
        var ofRow = Array.ConvertAll(rows, r => r.OrderBy(c => c.Key).Sum(c => (double)c.Value));
        var ofColumn = new double[columns];
        foreach (var row in rows)
        {
            foreach (var (column, value) in row)
            {
                ofColumn[column] += value;
            }
        }
        // Contexts are smoothed (power 3/4 as two square roots), or the rare ones would look too telling.
        var smoothed = Array.ConvertAll(ofColumn, c => Math.Sqrt(c) * Math.Sqrt(Math.Sqrt(c)));
        var total = smoothed.Sum();
        return
        [
            .. rows.Select(
                (row, r) =>
                    row.OrderBy(c => c.Key)
                        .Select(c => (c.Key, Value: (float)Math.Log(c.Value * total / (ofRow[r] * smoothed[c.Key]))))
                        .Where(c => c.Value > 0)
                        .ToArray()
            ),
        ];
    }

    /// <summary>Signs drawn by hashing the place.</summary>
    private static float[] Start(int words, int dimensions)
    {
        var start = new float[words * dimensions];
        for (var i = 0; i < start.Length; i++)
        {
            start[i] = (SpanHash.Mix((uint)i + 1) & 1) == 0 ? 1 : -1;
        }
        return start;
    }

    /// <summary>Counts × countsᵀ × left.</summary>
    private static float[] Multiply((int Column, float Value)[][] counts, float[] left, int dimensions)
    {
        var columns = new float[2 * MostContexts * dimensions];
        for (var r = 0; r < counts.Length; r++)
        {
            foreach (var (column, value) in counts[r])
            {
                Add(columns.AsSpan(column * dimensions, dimensions), left.AsSpan(r * dimensions, dimensions), value);
            }
        }
        var product = new float[left.Length];
        for (var r = 0; r < counts.Length; r++)
        {
            foreach (var (column, value) in counts[r])
            {
                Add(product.AsSpan(r * dimensions, dimensions), columns.AsSpan(column * dimensions, dimensions), value);
            }
        }
        return product;
    }

    public static void Add(Span<float> to, ReadOnlySpan<float> what, float times)
    {
        for (var i = 0; i < to.Length; i += Width)
        {
            (Vector256.Create<float>(to.Slice(i, Width)) + (Vector256.Create(what.Slice(i, Width)) * times)).CopyTo(to.Slice(i, Width));
        }
    }

    /// <summary>Makes the columns orthogonal and of length 1 (modified Gram-Schmidt).</summary>
    private static void Straighten(float[] matrix, int dimensions)
    {
        var rows = matrix.Length / dimensions;
        for (var d = 0; d < dimensions; d++)
        {
            var length = 0.0;
            for (var r = 0; r < rows; r++)
            {
                length += (double)matrix[(r * dimensions) + d] * matrix[(r * dimensions) + d];
            }
            var by = (float)(1 / Math.Sqrt(Math.Max(length, 1e-30)));
            var shared = new double[dimensions];
            for (var r = 0; r < rows; r++)
            {
                var row = matrix.AsSpan(r * dimensions, dimensions);
                row[d] *= by;
                for (var o = d + 1; o < dimensions; o++)
                {
                    shared[o] += (double)row[d] * row[o];
                }
            }
            for (var r = 0; r < rows; r++)
            {
                var row = matrix.AsSpan(r * dimensions, dimensions);
                for (var o = d + 1; o < dimensions; o++)
                {
                    row[o] -= (float)(shared[o] * row[d]);
                }
            }
        }
    }

    /// <summary>Columns weigh by the square root of their strength; then each word gets length 1.</summary>
    private static void Shorten(float[] matrix, int dimensions)
    {
        var rows = matrix.Length / dimensions;
        var strength = new double[dimensions];
        for (var i = 0; i < matrix.Length; i++)
        {
            strength[i % dimensions] += (double)matrix[i] * matrix[i];
        }
        // After A·Aᵀ a column's length is its squared singular value: dividing by its 3/4 power leaves the square root of the value.
        var by = Array.ConvertAll(
            strength,
            s => (float)(1 / Math.Max(1e-20, Math.Sqrt(Math.Sqrt(s)) * Math.Sqrt(Math.Sqrt(Math.Sqrt(s)))))
        );
        for (var r = 0; r < rows; r++)
        {
            var row = matrix.AsSpan(r * dimensions, dimensions);
            for (var d = 0; d < dimensions; d++)
            {
                row[d] *= by[d];
            }
            var length = (float)Math.Sqrt(Math.Max(Dot(row, row), 1e-20f));
            for (var d = 0; d < dimensions; d++)
            {
                row[d] /= length;
            }
        }
    }
}
