using System.Xml.Linq;
using Entente.Application.Triage;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Deciding;
using Entente.Infrastructure.Triage.Evaluating;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class GivingReasonsTests
{
    [Theory]
    [InlineData("ReasonTexts.resx")]
    [InlineData("ReasonTexts.fr.resx")]
    public void Every_code_has_a_sentence_in_both_languages_and_no_sentence_is_left_over(string file)
    {
        var texts = XDocument
            .Load(Path.Combine(Corpus.Root, "src", "Api", "Triage", file))
            .Descendants("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);
        Assert.Equal(ReasonCodes.All.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        Assert.All(texts.Values, text => Assert.True(text.Length > 10, text));
    }

    [Fact]
    public void The_engine_answers_no_code_that_is_not_listed()
    {
        var texts = LabelledSet.Read(Corpus.BrandComments).Select(t => new TextToAssess(t.Text, null)).ToList();
        var codes = AskedEngine
            .Engine.Assess(texts, BrandContext.None)
            .SelectMany(a => a.Reasons.Select(r => r.Code).Concat(a.Signals.Select(s => s.Reason)))
            .ToHashSet();
        Assert.Empty(codes.Except(ReasonCodes.All));
        Assert.True(codes.Count > 30, $"only {codes.Count} codes were seen");
    }

    [Fact]
    public void Words_that_weigh_are_words_of_meaning_in_the_text()
    {
        const string text = "Vraiment déçue, service lamentable et personne pour répondre";
        var weighed = AskedEngine.Judge(text).Reasons.Where(r => r.Code == "weighed_negative").Select(r => text[r.Start..r.End]);
        Assert.Contains("lamentable", weighed);
    }

    [Fact]
    public void What_gives_a_person_away_is_no_reason_for_anything_else()
    {
        var said = AskedEngine.Judge("oh seven seven double-oh, nine hundred, two three one. that's Owen's. you're welcome");
        var number = Assert.Single(said.Signals, s => s.Kind == SignalKind.PersonalData);
        Assert.Contains(said.Reasons, r => r.Start > number.End);
        Assert.DoesNotContain(said.Reasons, r => r.Start < r.End && r.Start >= number.Start && r.End <= number.End);
    }
}
