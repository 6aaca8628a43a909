using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class FindingPhrasesTests
{
    private static readonly PhraseBook Book = new(
        new PhraseParser("test").Read(
            """
            # A comment.
            set rude = crétin{,s} nul{,le}
            [insult]
            bande de ~1 <rude>
            [late]
            toujours ~2 rien|pas ~1 reçu?
            [number]
            <number> jour{,s}
            """
        )
    );

    private static string[] Found(string text)
    {
        var read = NormalText.Read(text);
        foreach (ref var token in read.Tokens.AsSpan())
        {
            token.Sets |= token.Kind == TokenKind.Number ? WordSet.Number.Bit() : 0;
        }
        Book.Mark(read);
        var hits = new List<PhraseHit>();
        Book.Find(read, hits);
        return [.. hits.Select(h => $"{h.Code}:{text[read.Tokens[read.Words[h.First]].Start..read.Tokens[read.Words[h.Last]].End]}")];
    }

    [Theory]
    [InlineData("Bande de crétins !", "insult:Bande de crétins")]
    [InlineData("bande de vrais cretins", "insult:bande de vrais cretins")]
    [InlineData("bande de crét*ns", "insult:bande de crét*ns")]
    [InlineData("toujours absolument rien", "late:toujours absolument rien")]
    [InlineData("toujours rien reçu", "late:toujours rien reçu")]
    [InlineData("depuis 12 jours", "number:12 jours")]
    public void A_phrase_is_found_with_its_endings_gaps_and_sets(string text, string found) => Assert.Equal([found], Found(text));

    [Theory]
    [InlineData("bande de joyeux petits crétins")]
    [InlineData("toujours content. Rien à dire")]
    [InlineData("douze jours")]
    public void What_is_too_far_or_in_another_sentence_is_not(string text) => Assert.Empty(Found(text));

    [Theory]
    [InlineData("orphan phrase")]
    [InlineData("[a]\nword? other")]
    [InlineData("[a]\n<unknown>")]
    [InlineData("[a]\ntwo-words")]
    public void A_line_that_says_nothing_is_refused(string book) =>
        Assert.Throws<FormatException>(() => new PhraseParser("test").Read(book));
}
