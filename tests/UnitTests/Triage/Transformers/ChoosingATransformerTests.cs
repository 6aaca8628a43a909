using Entente.Infrastructure.Triage.Transformers;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Entente.UnitTests.Triage.Transformers;

public sealed class ChoosingATransformerTests : IDisposable
{
    private readonly TinyTransformer _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void None_is_used_unless_a_folder_is_named()
    {
        Assert.Null(TransformerOptions.Of(Configured()));
        Assert.Null(TransformerOptions.Of(Configured(("Directory", " "))));
        var options = TransformerOptions.Of(
            Configured(("Directory", "/m"), ("Languages", "FR, en"), ("Temperature", "1.5"), ("MaxTokens", "256"))
        )!;
        Assert.Equal(["fr", "en"], options.Languages!);
        Assert.Equal(("/m", 1.5, 256), (options.Directory, options.Temperature, options.MaxTokens));
    }

    [Theory]
    [InlineData("Temperature", "0", "0.1 to 10")]
    [InlineData("MaxTokens", "many", "16 to 512")]
    public void A_setting_out_of_range_is_named_with_what_is_allowed(string key, string value, string allowed)
    {
        var refused = Assert.Throws<UnusableTransformerException>(() =>
            TransformerOptions.Of(Configured(("Directory", "/m"), (key, value)))
        );
        Assert.Contains($"Triage:Onnx:{key} is '{value}'", refused.Message);
        Assert.Contains(allowed, refused.Message);
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("config.json")]
    [InlineData("vocab.txt")]
    public void A_missing_file_is_named_with_what_is_expected(string file)
    {
        File.Delete(_tiny.Path(file));
        AssertRefused($"{_tiny.Path(file)} is missing", "as 'optimum-cli export onnx' writes them");
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var refused = Assert.Throws<UnusableTransformerException>(() => _tiny.Open(new TransformerOptions("/nowhere/at/all")));
        Assert.Contains("there is no folder /nowhere/at/all", refused.Message);
    }

    [Fact]
    public void A_model_that_is_none_is_refused()
    {
        _tiny.Write("model.onnx", "this is no model");
        AssertRefused("model.onnx cannot be used");
    }

    [Fact]
    public void A_model_with_fewer_outputs_than_labels_is_refused()
    {
        File.WriteAllBytes(_tiny.Path("model.onnx"), TinyTransformer.Model([.. Enumerable.Repeat<float[]>([0, 1], 12)]));
        AssertRefused("shape [2, 2]", "expected [texts, 3]");
    }

    [Fact]
    public void A_model_that_answers_no_number_is_refused()
    {
        File.WriteAllBytes(_tiny.Path("model.onnx"), TinyTransformer.Model([.. Enumerable.Repeat<float[]>([0, 1, float.NaN], 12)]));
        AssertRefused("answered no number");
    }

    [Fact]
    public void A_model_that_asks_for_something_else_than_words_is_refused()
    {
        File.WriteAllBytes(_tiny.Path("model.onnx"), TinyTransformer.Model("pixel_values"));
        AssertRefused("asks for an input 'pixel_values'", "token_type_ids");
    }

    [Fact]
    public void A_model_may_ask_for_token_types()
    {
        File.WriteAllBytes(_tiny.Path("model.onnx"), TinyTransformer.Model("token_type_ids"));
        _tiny.Open().Dispose();
    }

    [Fact]
    public void A_vocabulary_without_marks_is_refused()
    {
        _tiny.Write("vocab.txt", "superbe\naffreux\n");
        AssertRefused("vocab.txt cannot be used");
    }

    [Fact]
    public void Labels_that_name_no_tone_are_refused_with_those_that_do()
    {
        _tiny.WriteConfig("bert", "LABEL_0", "LABEL_1", "LABEL_2");
        AssertRefused("calls output 0 'LABEL_0'", "negative, neutral, positive");
    }

    [Theory]
    [InlineData("{}", "model_type")]
    [InlineData("[1]", "is not JSON as it should be")]
    [InlineData("{", "is not JSON as it should be")]
    [InlineData("""{"model_type":"t5"}""", "'t5'")]
    [InlineData("""{"model_type":"bert"}""", "has no id2label")]
    [InlineData("""{"model_type":"bert","id2label":{"0":"negative"}}""", "two tones or more")]
    [InlineData("""{"model_type":"bert","id2label":{"0":"negative","2":"positive"}}""", "numbered from 0")]
    public void A_config_that_does_not_say_enough_is_refused(string config, string why)
    {
        _tiny.Write("config.json", config);
        AssertRefused(why);
    }

    [Fact]
    public void Stars_count_as_tones()
    {
        _tiny.WriteConfig("bert", "1 star", "2 stars", "3 stars", "4 stars", "5 stars");
        File.WriteAllBytes(_tiny.Path("model.onnx"), TinyTransformer.Model([.. Enumerable.Repeat<float[]>([1, 1, 0, 0, 0], 11)]));
        using var engine = _tiny.Open();
        var said = engine.Assess(
            [TinyTransformer.Text("La lampe de ma mère est posée dans le salon")],
            Application.Triage.BrandContext.None
        )[0];
        Assert.Equal(Domain.Triage.Sentiment.Negative, said.Sentiment);
    }

    private void AssertRefused(params string[] said)
    {
        var refused = Assert.Throws<UnusableTransformerException>(() => _tiny.Open());
        Assert.All(said, part => Assert.Contains(part, refused.Message));
    }

    private static IConfiguration Configured(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(v => KeyValuePair.Create($"Triage:Onnx:{v.Key}", (string?)v.Value)))
            .Build();
}
