namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Training rows, end to end in three arrays.</summary>
internal sealed class SparseRows
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _indexes = [];
    private readonly List<float> _values = [];

    public List<int> Labels { get; } = [];

    public List<float> Weights { get; } = [];

    public int Count => Labels.Count;

    public void Put(int index, float value)
    {
        _indexes.Add(index);
        _values.Add(value);
    }

    public void EndRow(int label, float weight)
    {
        _starts.Add(_indexes.Count);
        Labels.Add(label);
        Weights.Add(weight);
    }

    public ReadOnlySpan<int> Indexes(int row) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_indexes)[_starts[row].._starts[row + 1]];

    public ReadOnlySpan<float> Values(int row) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values)[_starts[row].._starts[row + 1]];
}
