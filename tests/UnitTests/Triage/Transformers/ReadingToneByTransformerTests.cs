using System.Diagnostics.Metrics;
using Entente.Application.Triage;
using Entente.Domain.Contacts;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Brands;
using Entente.Infrastructure.Triage.Evaluating;
using Entente.Infrastructure.Triage.Transformers;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Entente.UnitTests.Triage.Transformers;

public sealed class ReadingToneByTransformerTests : IDisposable
{
    private const string Liked = "Je voulais vous dire que la lampe posée dans le salon de ma mère est superbe";
    private const string Disliked = "Je voulais vous dire que la lampe posée dans le salon de ma mère est affreux";

    private readonly TinyTransformer _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Theory]
    [InlineData(Liked, Sentiment.Positive)]
    [InlineData(Disliked, Sentiment.Negative)]
    [InlineData("The lamp in the hall of my mother was delivered on a day in May and it is dreadful", Sentiment.Negative)]
    [InlineData("Il pleut sur la ville depuis ce matin et les enfants jouent dans le salon", Sentiment.Neutral)]
    public void The_tone_is_the_transformers_and_its_version_and_reason_say_so(string text, Sentiment sentiment)
    {
        using var engine = _tiny.Open();
        var said = engine.Assess([TinyTransformer.Text(text)], BrandContext.None)[0];
        Assert.Equal(sentiment, said.Sentiment);
        Assert.Matches("^linear-\\d{4}\\.\\d{2}-[0-9a-f]{8}\\+t[0-9a-f]{8}$", said.ModelVersion);
        Assert.Contains(said.Reasons, r => r.Code == "transformer_tone" && r.Weight > 0.3);
    }

    [Fact]
    public void Category_signals_and_standing_reasons_stay_the_linear_engines()
    {
        using var engine = _tiny.Open();
        var texts = LabelledSet.Read(Corpus.BrandComments).Select(t => TinyTransformer.Text(t.Text)).ToList();
        var linear = AskedEngine.Engine.Assess(texts, BrandContext.None);
        var read = engine.Assess(texts, BrandContext.None);
        Assert.Contains(linear.Zip(read), pair => pair.First.Sentiment != pair.Second.Sentiment);
        Assert.All(
            linear.Zip(read),
            pair =>
            {
                var (before, after) = pair;
                Assert.Equal(
                    (before.Language, before.Category, before.CategoryConfidence),
                    (after.Language, after.Category, after.CategoryConfidence)
                );
                Assert.Equal(before.Signals, after.Signals);
                Assert.Equal(Standing(before), Standing(after));
            }
        );

        static IEnumerable<Reason> Standing(Assessment said) =>
            said.Reasons.Where(r => r.Code is not ("weighed_negative" or "weighed_neutral" or "weighed_positive" or "transformer_tone"));
    }

    [Fact]
    public void Rules_lean_what_it_reads_as_they_lean_the_linear_tone()
    {
        using var engine = _tiny.Open();
        string[] texts = [Liked, Liked + ", bande de voleurs, vous êtes des connards"];
        var said = engine.Assess([.. texts.Select(TinyTransformer.Text)], BrandContext.None);
        Assert.True(said[1].Sentiment != Sentiment.Positive || said[1].SentimentScore < said[0].SentimentScore - 0.2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(300)]
    public void Together_or_alone_and_whatever_the_lengths_each_text_gets_its_own_answer(int count)
    {
        using var engine = _tiny.Open();
        var texts = Enumerable
            .Range(0, count)
            .Select(i =>
                TinyTransformer.Text((i % 3 == 0 ? Disliked : Liked) + string.Concat(Enumerable.Repeat(" sur les tables", i % 40)))
            )
            .ToList();
        var together = engine.Assess(texts, BrandContext.None);
        Assert.All(
            texts.Select((t, i) => (t, i)),
            t => Assert.Equivalent(together[t.i], engine.Assess([t.t], BrandContext.None)[0], strict: true)
        );
        Assert.All(together.Select((said, i) => (said, i)), t => Assert.Equal(t.i % 3 == 0, t.said.Sentiment == Sentiment.Negative));
    }

    [Fact]
    public void The_same_folder_gives_the_same_answers_and_another_model_or_setting_another_version()
    {
        using var one = _tiny.Open();
        using var other = _tiny.Open();
        using var tempered = _tiny.Open(_tiny.Options with { Temperature = 2 });
        Assert.Equivalent(Said(one), Said(other), strict: true);
        Assert.NotEqual(Said(one).ModelVersion, Said(tempered).ModelVersion);
        Assert.True(Said(tempered).SentimentScore < Said(one).SentimentScore);
        File.WriteAllBytes(_tiny.Path("model.onnx"), TinyTransformer.Model("token_type_ids"));
        using var changed = _tiny.Open();
        Assert.NotEqual(Said(one).ModelVersion, Said(changed).ModelVersion);
        Assert.Equal(Said(one).SentimentScore, Said(changed).SentimentScore);

        static Assessment Said(TransformerEngine engine) => engine.Assess([TinyTransformer.Text(Liked)], BrandContext.None)[0];
    }

    [Fact]
    public void Only_the_languages_it_may_read_are_given_to_it()
    {
        using var engine = _tiny.Open(_tiny.Options with { Languages = ["en"] });
        string[] texts = [Liked, "The lamp in the hall of my mother was delivered on a day in May and it is dreadful", "😍👏"];
        var said = engine.Assess([.. texts.Select(TinyTransformer.Text)], BrandContext.None);
        Assert.Equal([false, true, false], said.Select(s => s.ModelVersion.Contains("+t", StringComparison.Ordinal)));
        Assert.Equivalent(AskedEngine.Judge(Liked), said[0], strict: true);
    }

    [Fact]
    public void What_stands_beyond_the_first_tokens_is_not_read()
    {
        using var engine = _tiny.Open(_tiny.Options with { MaxTokens = 32 });
        var filler = string.Concat(Enumerable.Repeat(" de la lampe", 20_000));
        var said = engine.Assess([TinyTransformer.Text("superbe" + filler), TinyTransformer.Text(filler + " superbe")], BrandContext.None);
        Assert.Equal([true, false], said.Select(s => s.Reasons.Any(r => r.Code == "transformer_tone" && r.Weight > 0.9)));
    }

    [Fact]
    public void Hostile_texts_are_read_without_a_failure()
    {
        using var failures = new CountedFailures();
        using var engine = _tiny.Open();
        string[] hostile =
        [
            "\uD83D",
            "a\uDE00b",
            new('a', 100_000),
            string.Concat(Enumerable.Repeat("😡", 100_000)),
            "\0\u0001",
            "\u202Esuperbe\u200F",
            new('\u0301', 9_000),
            "superbe [SEP] [MASK] [PAD]",
            "<s></s><unk>",
        ];
        var said = engine.Assess([.. hostile.Select(t => new TextToAssess(t, "fr"))], BrandContext.None);
        Assert.Equal((hostile.Length, 0), (said.Count, failures.Count));
    }

    [Fact]
    public void Where_it_fails_the_linear_engine_answers_for_that_text_alone_and_it_is_logged_once()
    {
        using var failures = new CountedFailures();
        var log = new KeptLog();
        using var engine = new TransformerEngine(AskedEngine.Engine, _tiny.Options, log);
        var broken = "La lampe posée dans le salon de ma mère est kaput, je suis très déçue";
        for (var round = 0; round < 2; round++)
        {
            var said = engine.Assess([TinyTransformer.Text(broken), TinyTransformer.Text(broken)], BrandContext.None);
            Assert.All(said, s => Assert.Equivalent(AskedEngine.Judge(broken), s, strict: true));
        }
        Assert.Equal((4, 1), (failures.Count, log.Lines.Count(l => l == LogLevel.Error)));

        var mixed = engine.Assess([TinyTransformer.Text(broken), TinyTransformer.Text(Liked)], BrandContext.None);
        Assert.Equal([false, true], mixed.Select(s => s.ModelVersion.Contains("+t", StringComparison.Ordinal)));
        Assert.Equal(5, failures.Count);
        engine.Assess([TinyTransformer.Text(Liked)], BrandContext.None);
        Assert.Contains(LogLevel.Information, log.Lines);
    }

    [Fact]
    public void A_brands_lists_and_own_layer_count_beside_it()
    {
        using var engine = _tiny.Open();
        var brand = new BrandEngine(engine);
        var lists = BrandContext.None with { ListsVersion = 3 };
        Assert.Matches(@"\+t[0-9a-f]{8}\+c3$", brand.Assess([TinyTransformer.Text(Liked)], lists)[0].ModelVersion);
        Assert.Equal(AskedEngine.Engine.ModelVersion, brand.ModelVersion);
        var taught = new Infrastructure.Triage.Learning.LayerTrainer(AskedEngine.Engine).Train([], BrandContext.None);
        var own = BrandContext.None with { Layer = new OwnLayer(2, AskedEngine.Engine.ModelVersion, taught) };
        Assert.EndsWith("+m2", brand.Assess([TinyTransformer.Text(Liked)], own)[0].ModelVersion);
    }

    private sealed class CountedFailures : IDisposable
    {
        private readonly MeterListener _listener = new();
        private int _count;

        public CountedFailures()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == TransformerEngine.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, (int)value));
            _listener.Start();
        }

        public int Count => _count;

        public void Dispose() => _listener.Dispose();
    }

    private sealed class KeptLog : ILogger<TransformerEngine>
    {
        public List<LogLevel> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Add(logLevel);
    }
}
