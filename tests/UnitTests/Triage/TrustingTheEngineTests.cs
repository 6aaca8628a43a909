using System.Diagnostics;
using Entente.Application.Triage;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage;
using Entente.Infrastructure.Triage.Evaluating;
using FsCheck.Xunit;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class TrustingTheEngineTests
{
    private static readonly string[] Hostile =
    [
        "",
        " \n\t",
        "\0\u0001",
        "\uD83D",
        "a\uDE00b",
        new('a', 100_000),
        new('0', 100_000),
        string.Concat(Enumerable.Repeat("😡", 250_000)),
        string.Concat(Enumerable.Repeat("con\u200Bnard", 10_000)),
        string.Concat(Enumerable.Repeat("\u202Eles \u200Fmusulmans\u200B sont de la vermine ", 2_000)),
        string.Concat(Enumerable.Repeat("zéro six double vingt ", 5_000)),
        string.Concat(Enumerable.Repeat("😡", 1_000_000)),
        "\u202E" + new string('\u0301', 50_000),
        string.Concat(Enumerable.Repeat("a@b.fr ", 10_000)),
        string.Concat(Enumerable.Repeat("06 39 98 14 22 ", 5_000)),
        string.Concat(Enumerable.Repeat("Julie vendeuse nulle ", 5_000)),
        string.Concat(Enumerable.Repeat("bande de ", 20_000)),
        string.Concat(Enumerable.Repeat("@", 50_000)),
        string.Concat(Enumerable.Repeat("12 rue de la ", 5_000)),
        string.Concat(Enumerable.Repeat("m*", 30_000)),
        string.Concat(Enumerable.Repeat("\"", 50_000)),
        "ما هذا الهراء",
    ];

    public static TheoryData<int> HostileTexts => [.. Enumerable.Range(0, Hostile.Length)];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_text_is_judged_without_harm_and_places_stay_inside_it(int index) => CheckPlaces(Hostile[index]);

    [Property(MaxTest = 300)]
    public void Any_text_is_judged_and_every_place_lies_on_borders_of_characters(string? text) => CheckPlaces(text ?? "");

    [Fact]
    public void The_same_text_gets_the_same_answer_from_any_engine_and_any_batch()
    {
        var texts = LabelledSet.Read(Corpus.BrandComments).Select(t => new TextToAssess(t.Text, null)).ToList();
        var together = AskedEngine.Engine.Assess(texts, BrandContext.None);
        var other = new TriageEngine();
        Assert.Equal(AskedEngine.Engine.ModelVersion, other.ModelVersion);
        for (var i = texts.Count - 1; i >= 0; i--)
        {
            var alone = other.Assess([texts[i]], BrandContext.None)[0];
            Assert.Equivalent(together[i], alone, strict: true);
        }
    }

    [Fact]
    public void Many_threads_get_the_same_answers()
    {
        var texts = LabelledSet.Read(Corpus.BrandComments).Select(t => new TextToAssess(t.Text, null)).ToList();
        var expected = AskedEngine.Engine.Assess(texts, BrandContext.None).Select(a => (a.Category, a.SentimentScore)).ToList();
        Parallel.For(
            0,
            8,
            _ => Assert.Equal(expected, AskedEngine.Engine.Assess(texts, BrandContext.None).Select(a => (a.Category, a.SentimentScore)))
        );
    }

    [Fact]
    public void The_version_names_the_rules_and_a_hash() =>
        Assert.Matches("^linear-\\d{4}\\.\\d{2}-[0-9a-f]{8}$", AskedEngine.Engine.ModelVersion);

    [Theory]
    [InlineData("12345")]
    [InlineData("...")]
    [InlineData("ما هذا الهراء")]
    public void What_cannot_be_told_is_not_judged(string text)
    {
        var said = AskedEngine.Judge(text);
        Assert.Equal((null, null, null), (said.Language, said.Sentiment, said.Category));
    }

    [Theory]
    [InlineData("😡😡😡", Sentiment.Negative)]
    [InlineData("😍👏", Sentiment.Positive)]
    public void Emoji_alone_have_a_tone_and_no_language(string text, Sentiment sentiment)
    {
        var said = AskedEngine.Judge(text);
        Assert.Equal((null, (Sentiment?)sentiment), (said.Language, said.Sentiment));
    }

    [Theory]
    [InlineData("Das ist wirklich eine Frechheit, nie wieder kaufe ich hier ein", "de")]
    [InlineData("Estoy muy contento con el servicio, muchas gracias a todos", "es")]
    public void Another_language_gets_a_tone_marked_as_less_sure_and_no_category(string text, string language)
    {
        var said = AskedEngine.Judge(text);
        Assert.Equal(language, said.Language);
        Assert.NotNull(said.Sentiment);
        Assert.Null(said.Category);
        Assert.Contains(said.Reasons, r => r.Code == "other_language");
    }

    /// <summary>Eight times the text may cost eight times as much; a quadratic step would cost sixty-four times.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("😡")]
    [InlineData("a@b.fr ")]
    [InlineData("06 39 98 14 22 ")]
    [InlineData("Julie vendeuse nulle ")]
    [InlineData("12 rue de la ")]
    [InlineData("votre traite de connard ")]
    [InlineData("je vais venir ")]
    [InlineData("les noirs ne sont pas la vermine ")]
    [InlineData("zéro double six ")]
    public void Cost_grows_with_the_text_and_not_faster(string piece)
    {
        var small = string.Concat(Enumerable.Repeat(piece, 24_000 / piece.Length));
        var large = string.Concat(Enumerable.Repeat(small, 8));
        AskedEngine.Judge(small);
        var ratio = Enumerable.Range(0, 3).Min(_ => Ticks(large) / Ticks(small));
        Assert.True(ratio < 32, $"eight times the text cost {ratio:0.0} times as much");
    }

    private static double Ticks(string text)
    {
        var start = Stopwatch.GetTimestamp();
        AskedEngine.Judge(text);
        return Math.Max(1, Stopwatch.GetTimestamp() - start);
    }

    private static void CheckPlaces(string text)
    {
        var said = AskedEngine.Judge(text);
        Assert.All(
            said.Signals.Select(s => (s.Start, s.End)).Concat(said.Reasons.Select(r => (r.Start, r.End))),
            place => Check(text, place)
        );
        Assert.All(said.Reasons, r => Assert.InRange(r.Weight, 0, 1));
        Assert.True(said.SentimentScore is null or (>= 0 and <= 1));
        Assert.True(said.CategoryConfidence is null or (>= 0 and <= 1));
    }

    private static void Check(string text, (int Start, int End) place)
    {
        Assert.InRange(place.Start, 0, place.End);
        Assert.InRange(place.End, place.Start, text.Length);
        Assert.False(IsInsidePair(text, place.Start) || IsInsidePair(text, place.End), $"{place} cuts a character");
    }

    private static bool IsInsidePair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
