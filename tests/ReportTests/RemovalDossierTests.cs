using Entente.Application.Removals;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Removals;
using Entente.Domain.Triage;

namespace Entente.ReportTests;

/// <summary>What a moderator reads: everything that convinces, on one page where it fits, whole where it does not.</summary>
public sealed class RemovalDossierTests
{
    private const string Words = "Lucie du SAV est une voleuse et une moins que rien";
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);
    private static readonly Actor Aya = new("1", "Aya");

    private static readonly Brand Brand = new(
        Guid.CreateVersion7(),
        "lumen",
        "Fibre du Lac",
        "Europe/Paris",
        "fr",
        [],
        [],
        "FR",
        IsDemo: false,
        Version: 1,
        At,
        At
    );

    [Theory]
    [InlineData("fr", "Lesmotsexacts", "Veuillezretirerlapublication.", "1ermars2026", "Masquéeparnossoinsle1ermars2026")]
    [InlineData("en", "Theexactwords", "Pleaseremovetheitem.", "1March2026", "Hiddenbyuson1March2026")]
    public void It_holds_on_one_page_all_that_a_moderator_asks_for(string language, string words, string asked, string day, string hidden)
    {
        using var printed = Printed(Argument, language);

        Assert.Single(printed.Pages);
        string[] expected =
        [
            words,
            asked,
            day,
            hidden,
            PrintedReport.Bare(Words),
            "https://social.example/p/1001",
            "ClaireMartin",
            "claire@marque.example",
            "LucieBernard",
            PrintedReport.Bare(Grounds.Find("fr_insult")!.Quote!),
            PrintedReport.Bare(Argument.Explanation!),
            PrintedReport.Bare(Argument.Demonstration[0].Text),
            PrintedReport.Bare(Argument.Context!),
            new string('a', 64),
        ];
        Assert.All(expected, part => Assert.Contains(part, printed.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_argument_goes_over_pages_and_loses_no_word()
    {
        var sentences = Enumerable.Range(1, 400).Select(i => $"Phrase numéro {i} de cette explication.").ToList();

        using var printed = Printed(Argument with { Explanation = string.Join(' ', sentences) }, "fr");

        Assert.InRange(printed.Pages.Count, 2, 8);
        // A sentence may be parted by a foot and a head: its words are there, each where it is told.
        var lost = sentences.Count(s => !printed.Text.Contains(PrintedReport.Bare(s), StringComparison.Ordinal));
        Assert.InRange(lost, 0, printed.Pages.Count - 1);
    }

    [Theory]
    [InlineData("أنت لص يا محمد")]
    [InlineData("🤬🤬🤬 voleuse")]
    [InlineData("{0} %s <b>x</b>")]
    [InlineData(
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherungsbescheidsdurchschrift-und-noch-viel-mehr-ohne-jede-Pause"
    )]
    public void Hostile_words_are_printed_and_break_nothing(string words)
    {
        using var printed = Printed(Argument with { Quotation = words }, "fr");

        Assert.Single(printed.Pages);
    }

    [Fact]
    public void A_draft_says_that_it_is_one_and_what_is_not_written()
    {
        using var printed = Printed(Argument with { Context = null }, "fr", RemovalStatus.Draft);

        Assert.Contains("Projet,nonenvoyé", printed.Text, StringComparison.Ordinal);
        Assert.Contains("(pasencoreécrit)", printed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_sent_holds_only_what_is_written()
    {
        using var printed = Printed(Argument with { Context = null }, "fr");

        Assert.DoesNotContain("(pasencoreécrit)", printed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Projet", printed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_request_gives_the_same_bytes()
    {
        using var once = Printed(Argument, "fr");
        using var twice = Printed(Argument, "fr");

        Assert.Equal(once.Bytes, twice.Bytes);
    }

    private static RemovalArgument Argument =>
        new(
            "fr_insult",
            null,
            "Une cliente traite une technicienne nommée de voleuse et de moins que rien, en public.",
            Words,
            "fr",
            "Lucie from customer service is a thief and worthless",
            "https://social.example/p/1001",
            [new("outrageous_words", "« Moins que rien » ne décrit aucun travail et n'exprime que le mépris.")],
            "L'auteur peut dire que la réparation a tardé. Ces mots visent Lucie et non la réparation.",
            "Un rendez-vous le lendemain et le remboursement du déplacement.",
            Measure.Remove,
            null,
            "Claire Martin",
            "claire@marque.example",
            true,
            new Principal(PrincipalKind.Employee, "Lucie Bernard", new DateOnly(2026, 3, 1), null),
            BailiffRecordNeeded: true
        );

    private static PrintedReport Printed(RemovalArgument argument, string language, RemovalStatus status = RemovalStatus.Approved)
    {
        var post = new PostInQuestion(
            Guid.CreateVersion7(),
            Network.Facebook,
            "1001",
            "900",
            argument.Url,
            $"{Words}.",
            "fr",
            At,
            null,
            At.AddHours(3),
            Category.Insult,
            [],
            [],
            [new SealedWording($"{Words}.", new string('a', 64), At, Intact: true)],
            [new ReplyToAuthor(At.AddHours(2), Domain.Replies.Visibility.Public)],
            Standing.Contestable
        );
        var parts = ArgumentReader.Read(argument, post, language, Brand.DayOf(At)).Parts;
        var state = new RemovalState(
            Guid.Parse("01989f3e-6a30-7cc2-9d1f-2f4be9b3a801"),
            1,
            Guid.CreateVersion7(),
            1,
            post.MentionId,
            post.Network,
            language,
            argument,
            parts,
            status,
            Aya,
            null,
            null,
            [],
            [],
            null,
            At
        );
        return PrintedReport.Of(RemovalDossier.Of(Brand, state, post, At));
    }
}
