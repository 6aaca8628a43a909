using System.Globalization;
using System.Resources;
using Entente.Domain;
using Entente.Domain.Metrics;

namespace Entente.Api.Metrics;

/// <summary>What a metric is; texts are in the reader's language.</summary>
public sealed record MetricDefinitionView(
    string Metric,
    string Name,
    string Formula,
    string Numerator,
    string Denominator,
    MetricUnit Unit,
    string Attribution,
    int Version,
    IReadOnlyList<string> GroupBy
)
{
    private static readonly ResourceManager Texts = new("Entente.Api.Metrics.MetricTexts", typeof(MetricDefinitionView).Assembly);

    public static MetricDefinitionView Of(IMetric metric, CultureInfo language) =>
        new(
            metric.Name,
            Say($"{metric.Name}.name", language),
            Say($"{metric.Name}.formula", language),
            Say($"{metric.Name}.numerator", language),
            Say($"{metric.Name}.denominator", language),
            metric.Unit,
            Say($"attribution.{Vocabulary.Word(metric.Attribution)}", language),
            MetricCatalogue.DefinitionVersion,
            [.. metric.Groupings.Select(Vocabulary.Word)]
        );

    private static string Say(string name, CultureInfo language) =>
        Texts.GetString(name, language) ?? throw new InvalidOperationException($"No words for {name}.");
}

public sealed record MetricDefinitionsView(IReadOnlyList<MetricDefinitionView> Data);
