namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// The models over comments, which look at the same features and so are scored in one walk over them: the category, attacks on people at
/// work, and the tone.
/// </summary>
internal sealed class CommentModels
{
    private readonly SideBySide _models;

    private CommentModels(LinearModel[] models)
    {
        _models = new SideBySide(models);
        Category = models[0].Within(_models.Weights);
    }

    public LinearModel Category { get; }

    public FeatureRecipe Recipe => Category.Recipe;

    /// <summary>How many numbers <see cref="Score"/> fills: the categories first, then those that the other members read.</summary>
    public int Labels => _models.Labels;

    private int Categories => Category.Labels.Length;

    /// <summary>Null where none is trained yet.</summary>
    /// <exception cref="InvalidDataException">One is missing, or does not look at the same.</exception>
    public static CommentModels? Of(TrainedModels trained)
    {
        string[] names = [CategoryTraining.Plan.Name, AttackTraining.Plan.Name, ToneTraining.Plan.Name];
        var models = names.Select(trained.Find).OfType<LinearModel>().ToArray();
        return models.Length == 0 ? null
            : models.Length == names.Length ? new CommentModels(models)
            : throw new InvalidDataException($"{string.Join(", ", names)} belong together.");
    }

    /// <summary>The scores of all labels, each model's at its temperature.</summary>
    public void Score(FeatureRow row, Span<double> scores) => _models.Score(row, scores);

    public Span<double> OfCategories(Span<double> scores) => scores[..Categories];

    /// <summary>How likely an attack on someone at work is.</summary>
    public double Attack(ReadOnlySpan<double> scores)
    {
        Span<double> both = [scores[Categories], scores[Categories + 1]];
        Softmax.Apply(both);
        return both[1];
    }

    /// <summary>How likely negative, neutral and positive are.</summary>
    public double[] Tones(ReadOnlySpan<double> scores)
    {
        double[] tones = [.. scores[(Categories + 2)..]];
        Softmax.Apply(tones);
        return tones;
    }
}
