using Entente.Infrastructure.Triage.Reading;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class ReadingTextTests
{
    private static string[] Written(string text) =>
        [.. NormalText.Read(text).Tokens.Where(t => t.Kind != TokenKind.Punctuation).Select(t => text[t.Start..t.End])];

    private static Token Word(string text, string word) => NormalText.Read(text).Tokens.First(t => text[t.Start..t.End] == word);

    [Theory]
    [InlineData("ÉTÉ", "ete")]
    [InlineData("cœur", "coeur")]
    [InlineData("ｃｏｎ", "con")]
    [InlineData("𝐦𝐞𝐫𝐝𝐞", "merde")]
    [InlineData("mer\u200Bde", "merde")]
    [InlineData("e\u0301te\u0301", "ete")]
    public void Many_spellings_read_as_one(string written, string read) =>
        Assert.Equal(Spellings.Hash(read), NormalText.Read(written).Tokens.Single().Hash);

    [Theory]
    [InlineData("c0nn4rd", "connard")]
    [InlineData("conn@rd", "connard")]
    [InlineData("merdeeeee", "merde")]
    [InlineData("a$$hole", "asshole")]
    public void A_disguised_word_is_read_as_the_word_it_hides(string written, string hidden) =>
        Assert.Equal(Spellings.Hash(hidden), NormalText.Read(written).Tokens.Single().OtherHash);

    [Fact]
    public void Places_are_those_of_the_text_as_written() =>
        Assert.Equal(["L", "été", "ﬁnal", "👩🏽", "merde"], Written("« L'été ﬁnal » 👩🏽 mer\u200Bde".Replace("mer\u200Bde", "merde")));

    [Fact]
    public void An_invisible_character_inside_a_word_stays_inside_its_place() => Assert.Equal(["mer\u200Bde"], Written("mer\u200Bde"));

    [Fact]
    public void A_quotation_mark_that_a_program_doubled_is_one() =>
        Assert.Equal(
            NormalText.Read("dit \"non\" et").Tokens.Select(t => (t.Hash, t.Quoted)),
            NormalText.Read("dit \"\"non\"\"\" et").Tokens.Select(t => (t.Hash, t.Quoted))
        );

    [Fact]
    public void A_hashtag_is_cut_at_its_capitals() => Assert.Equal(["Grosse", "Deception", "Totale"], Written("#GrosseDeceptionTotale"));

    [Theory]
    [InlineData("@user merci", TokenKind.Mention)]
    [InlineData("https://example.com/a?b=c merci", TokenKind.Link)]
    [InlineData("3,50 merci", TokenKind.Number)]
    [InlineData("😡 merci", TokenKind.Emoji)]
    [InlineData(":-) merci", TokenKind.Punctuation)]
    public void The_first_piece_is_of_its_kind(string text, object kind) =>
        Assert.Equal((TokenKind)kind, NormalText.Read(text).Tokens[0].Kind);

    [Fact]
    public void An_email_address_is_no_disguised_word() =>
        Assert.Equal(["jean", "dupont", "example", "com"], Written("jean.dupont@example.com"));

    [Theory]
    [InlineData("je ne suis pas content", "content", true)]
    [InlineData("pas content, bravo", "bravo", false)]
    [InlineData("I don't like it", "like", true)]
    [InlineData("No. I like it", "like", false)]
    public void A_negation_reaches_to_the_next_pause(string text, string word, bool negated) =>
        Assert.Equal(negated, Word(text, word).Negated);

    [Theory]
    [InlineData("il m'a dit « abruti » hier", "abruti", true)]
    [InlineData("il m'a dit « abruti » hier", "hier", false)]
    [InlineData("he said \"idiot\" twice", "idiot", true)]
    [InlineData("he said \"idiot\" twice", "twice", false)]
    public void Quotation_marks_are_noticed(string text, string word, bool quoted) => Assert.Equal(quoted, Word(text, word).Quoted);
}
