using System.Runtime.CompilerServices;
using Entente.Application.Triage;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// What a brand's verdicts add to the scores of the category model: one weight a category for each slot that its verdicts showed, and one
/// for none. Written little-endian: version, number of slots, then each slot with its weights (half precision), then the biases.
/// </summary>
internal sealed class CategoryLayer
{
    private const int Version = 1;
    private static readonly int Categories = Enum.GetValues<Category>().Length;
    private static readonly ConditionalWeakTable<OwnLayer, CategoryLayer> Read = [];

    private readonly int[] _rowOf = new int[1 << CategoryTraining.Plan.Recipe.Bits];
    private readonly float[] _weights;
    private readonly float[] _bias = new float[Categories];

    private CategoryLayer(BinaryReader reader)
    {
        if (reader.ReadInt32() != Version)
        {
            throw new InvalidDataException("The layer is of another version.");
        }
        var slots = reader.ReadInt32();
        _weights = new float[slots * Categories];
        for (var row = 0; row < slots; row++)
        {
            _rowOf[reader.ReadInt32()] = row + 1;
            for (var k = 0; k < Categories; k++)
            {
                _weights[(row * Categories) + k] = (float)reader.ReadHalf();
            }
        }
        for (var k = 0; k < Categories; k++)
        {
            _bias[k] = (float)reader.ReadHalf();
        }
    }

    /// <summary>The layer that the brand's context names; read once.</summary>
    public static CategoryLayer? Of(BrandContext brand) => brand.Layer is { } own ? Read.GetValue(own, Parse) : null;

    /// <param name="slots">In ascending order, as wide as <paramref name="weights"/> is long.</param>
    /// <param name="weights">By slot, then by category; one row more for the biases.</param>
    public static byte[] Write(IReadOnlyList<int> slots, double[] weights)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write(slots.Count);
        for (var row = 0; row <= slots.Count; row++)
        {
            if (row < slots.Count)
            {
                writer.Write(slots[row]);
            }
            for (var k = 0; k < Categories; k++)
            {
                writer.Write((Half)weights[(row * Categories) + k]);
            }
        }
        return bytes.ToArray();
    }

    public void AddTo(FeatureRow row, Span<double> scores)
    {
        for (var k = 0; k < Categories; k++)
        {
            scores[k] += _bias[k];
        }
        Add(row.WordSlots, LinearModel.BlockScale(row.WordSlots.Length), scores);
        Add(row.LetterSlots, LinearModel.BlockScale(row.LetterSlots.Length), scores);
        Add(row.SignSlots, 1, scores);
        Add(row.SenseSlots, LinearModel.BlockScale(row.SenseSlots.Length), scores);
    }

    /// <summary>What one word adds to the score of one category against the mean of the others, by itself.</summary>
    public double WordEvidence(uint key, Category towards, int slots)
    {
        var row = _rowOf[key >> (32 - CategoryTraining.Plan.Recipe.Bits)] - 1;
        if (row < 0)
        {
            return 0;
        }
        var weights = _weights.AsSpan(row * Categories, Categories);
        var sum = 0.0;
        for (var k = 0; k < Categories; k++)
        {
            sum += k == (int)towards ? weights[k] : -weights[k] / (Categories - 1);
        }
        return sum * LinearModel.BlockScale(slots);
    }

    private void Add(ReadOnlySpan<int> slots, float share, Span<double> scores)
    {
        foreach (var slot in slots)
        {
            if (_rowOf[slot] is var row and > 0)
            {
                var weights = _weights.AsSpan((row - 1) * Categories, Categories);
                for (var k = 0; k < weights.Length; k++)
                {
                    scores[k] += weights[k] * share;
                }
            }
        }
    }

    private static CategoryLayer Parse(OwnLayer own)
    {
        using var reader = new BinaryReader(new MemoryStream(own.Content, writable: false));
        return new CategoryLayer(reader);
    }
}
