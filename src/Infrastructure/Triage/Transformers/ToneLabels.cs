using System.Globalization;
using System.Text.Json;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Transformers;

/// <summary>What each output of a transformer says of the tone. Stars count as tones: one and two negative, three neutral, more positive.</summary>
internal sealed class ToneLabels
{
    private readonly Sentiment[] _ofOutput;

    private ToneLabels(Sentiment[] ofOutput) => _ofOutput = ofOutput;

    public int Count => _ofOutput.Length;

    public Sentiment this[int output] => _ofOutput[output];

    /// <exception cref="UnusableTransformerException"><c>id2label</c> is missing, has gaps, or names something else than tones.</exception>
    public static ToneLabels Read(JsonElement config, string file)
    {
        if (!config.TryGetProperty("id2label", out var labels) || labels.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(file, "has no id2label");
        }
        var ofOutput = new Dictionary<int, Sentiment>();
        foreach (var label in labels.EnumerateObject())
        {
            if (!int.TryParse(label.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var output))
            {
                throw Wrong(file, $"numbers an output '{label.Name}'");
            }
            ofOutput[output] =
                Tone(label.Value.ToString()) ?? throw Wrong(file, $"calls output {output} '{label.Value}', which is no tone");
        }
        var named = Enumerable.Range(0, ofOutput.Count).All(ofOutput.ContainsKey);
        return named && ofOutput.Values.Distinct().Count() > 1
            ? new ToneLabels([.. ofOutput.OrderBy(o => o.Key).Select(o => o.Value)])
            : throw Wrong(file, "does not name two tones or more, numbered from 0");
    }

    private static Sentiment? Tone(string label) =>
        label.Trim().ToLowerInvariant() switch
        {
            "negative" or "neg" or "négatif" or "negatif" or "1 star" or "2 stars" => Sentiment.Negative,
            "neutral" or "neu" or "neutre" or "3 stars" => Sentiment.Neutral,
            "positive" or "pos" or "positif" or "4 stars" or "5 stars" => Sentiment.Positive,
            _ => null,
        };

    private static UnusableTransformerException Wrong(string file, string what) =>
        new(
            $"Triage:Onnx:Directory: {file} {what}. Expected in id2label: negative, neutral, positive (or neg, neu, pos; or 1 star to 5 stars), "
                + "numbered from 0 in the order of the model's outputs."
        );
}
