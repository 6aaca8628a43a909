using System.Diagnostics.Metrics;
using Entente.Application.Triage;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Deciding;
using Entente.Infrastructure.Triage.Learning;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Triage.Transformers;

/// <summary>
/// The engine that ships, with the tone read by the operator's transformer: rules lean it as they lean the linear tone, all
/// else stays what it was. Where the transformer fails, the linear tone stands, and the assessment's version says so.
/// </summary>
public sealed class TransformerEngine : ITriageEngine, IDisposable
{
    public const string MeterName = "Entente.Triage";

    /// <summary>Texts looked at before any is read; among so many, texts of like length are found for each batch.</summary>
    private const int LookedAt = 128;

    private const int Batch = 32;

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>(
        "entente.triage.transformer.failures",
        "{post}",
        "Posts whose tone the linear engine told because the transformer failed."
    );
    private static readonly string[] ToneCodes = [.. Enum.GetValues<Sentiment>().Select(ReasonCodes.WeighedTowards)];

    private readonly TriageEngine _linear;
    private readonly Transformer _transformer;
    private readonly IReadOnlyList<string>? _languages;
    private readonly ILogger _log;
    private readonly string _version;
    private int _failing;

    /// <exception cref="UnusableTransformerException">The folder, a file of it or the model cannot be used.</exception>
    public TransformerEngine(TriageEngine linear, TransformerOptions options, ILogger<TransformerEngine> log)
    {
        (_linear, _transformer, _languages, _log) = (linear, Transformer.Open(options), options.Languages, log);
        _version = $"{linear.ModelVersion}+t{_transformer.Hash}";
    }

    /// <summary>Of the engine that ships: brands' own layers are learnt over its categories, which no transformer changes.</summary>
    public string ModelVersion => _linear.ModelVersion;

    public IReadOnlyList<Assessment> Assess(IReadOnlyList<TextToAssess> texts, BrandContext brand)
    {
        var (terms, layer) = (BrandWords.Of(brand), CategoryLayer.Of(brand));
        return _linear.Borrow(judge =>
            texts
                .Chunk(LookedAt)
                .SelectMany(some => Assess([.. some.Select(text => judge.JudgeWithSight(text, brand, terms, layer))]))
                .ToList()
        );
    }

    public void Dispose() => _transformer.Dispose();

    private Assessment[] Assess(SeenText[] seen)
    {
        var said = Array.ConvertAll(seen, s => s.Said);
        var readable = Enumerable
            .Range(0, seen.Length)
            .Where(i => said[i].Language is { } language && _languages?.Contains(language) != false)
            .OrderBy(i => seen[i].Evidence.Text.Original.Length);
        foreach (var batch in readable.Chunk(Batch))
        {
            foreach (var (i, tone) in batch.Zip(Read([.. batch.Select(i => seen[i].Evidence.Text.Original)])))
            {
                said[i] = tone is { } told ? Retoned(seen[i], told) : said[i];
            }
        }
        return said;
    }

    private Assessment Retoned(SeenText seen, ToneShares tone)
    {
        var evidence = seen.Evidence;
        evidence.SetTone(tone.Negative, tone.Neutral, tone.Positive);
        evidence.ToneOfComment = [];
        Tone.Correct(evidence);
        if (seen.Decision is { IsLearnt: false } decision)
        {
            Tone.Follow(evidence, decision);
        }
        var share = evidence.Sentiment switch
        {
            Sentiment.Negative => tone.Negative,
            Sentiment.Neutral => tone.Neutral,
            _ => tone.Positive,
        };
        return seen.Said with
        {
            Sentiment = evidence.Sentiment,
            SentimentScore = evidence.Score,
            Reasons =
            [
                .. seen.Said.Reasons.Where(r => !ToneCodes.Contains(r.Code)),
                new Reason(ReasonCodes.TransformerTone, 0, 0, share),
                .. ReasonFinder.OfTone(evidence, evidence.Tone!),
            ],
            ModelVersion = _version,
        };
    }

    /// <summary>One answer a text, null where the transformer failed: a text that it fails on takes no other with it.</summary>
    private IEnumerable<ToneShares?> Read(string[] texts)
    {
        try
        {
            var tones = _transformer.Read(texts);
            Worked();
            return tones.Select(t => (ToneShares?)t);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            if (texts.Length > 1)
            {
                return texts.SelectMany(text => Read([text])).ToList();
            }
            Failed.Add(1);
            if (Interlocked.Exchange(ref _failing, 1) == 0)
            {
                _log.LogError(failure, "The transformer failed; until it works again the linear engine tells the tone");
            }
            return [null];
        }
    }

    private void Worked()
    {
        if (Interlocked.Exchange(ref _failing, 0) == 1)
        {
            _log.LogInformation("The transformer reads again");
        }
    }
}
