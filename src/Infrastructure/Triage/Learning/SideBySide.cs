namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Models that look at the same features and so are scored in one walk over them.</summary>
internal sealed class SideBySide
{
    private readonly LinearModel[] _models;

    /// <exception cref="InvalidDataException">They do not look at the same.</exception>
    public SideBySide(params LinearModel[] models)
    {
        (_models, Weights) = (models, new SlotWeights(models));
        if (models.Any(m => m.Recipe != Recipe))
        {
            throw new InvalidDataException($"{string.Join(", ", models.Select(m => m.Name))} belong together and look at the same.");
        }
    }

    public FeatureRecipe Recipe => _models[0].Recipe;

    public SlotWeights Weights { get; }

    /// <summary>How many numbers <see cref="Score"/> fills: the labels of the first model, then those of the next.</summary>
    public int Labels => Weights.Labels;

    /// <summary>The scores of all labels, each model's at its temperature.</summary>
    public void Score(FeatureRow row, Span<double> scores)
    {
        scores.Clear();
        LinearModel.AddBlocks(Weights, row, Recipe, scores);
        foreach (var model in _models)
        {
            var own = scores[..model.Labels.Length];
            model.Finish(row, own);
            model.Temper(own);
            scores = scores[own.Length..];
        }
    }
}
