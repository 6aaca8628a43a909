namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Training rows, end to end in three arrays.</summary>
internal sealed class SparseRows
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _indexes = [];
    private readonly List<float> _values = [];
    private readonly List<double[]> _priors = [];

    public List<int> Labels { get; } = [];

    public List<float> Weights { get; } = [];

    public int Count => Labels.Count;

    public void Put(int index, float value)
    {
        _indexes.Add(index);
        _values.Add(value);
    }

    /// <summary><paramref name="prior"/>: the scores that the row has before anything is learnt, one a class; none where left out.</summary>
    public void EndRow(int label, float weight, params double[] prior)
    {
        _priors.Add(prior);
        _starts.Add(_indexes.Count);
        Labels.Add(label);
        Weights.Add(weight);
    }

    public ReadOnlySpan<int> Indexes(int row) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_indexes)[_starts[row].._starts[row + 1]];

    public ReadOnlySpan<float> Values(int row) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values)[_starts[row].._starts[row + 1]];

    public double[] Prior(int row) => _priors[row];
}
