using Entente.Application.Triage;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage;
using Entente.Infrastructure.Triage.Evaluating;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class TrustingTheEngineTests
{
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
    [InlineData("Proposed bills would ban fracking in Florida http", false)]
    [InlineData("@user @user can't wait for the concert on saturday #excited", false)]
    [InlineData("« @user les régionales, c'est dimanche ! » #politique http", false)]
    [InlineData("Order never arrived and nobody answers the phone.", true)]
    [InlineData("Toujours pas de colis, personne au téléphone", true)]
    public void A_post_about_anything_is_told_from_a_comment_to_a_brand(string text, bool isComment) =>
        Assert.Equal(isComment, AskedEngine.Engine.Borrow(judge => judge.Look(text).IsComment) > 0.5);

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
}
