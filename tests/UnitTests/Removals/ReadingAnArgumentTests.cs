using Entente.Domain.Mentions;
using Entente.Domain.Removals;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Removals;

public sealed class ReadingAnArgumentTests
{
    private const string Words = "Paul Durand a volé dans la caisse le 3 mars";
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly DateTimeOffset Captured = new(2026, 3, 9, 10, 0, 0, TimeSpan.Zero);

    private static readonly PostInQuestion Post = new(
        Guid.CreateVersion7(),
        Network.Facebook,
        "1001",
        null,
        "https://social.example/p/1001",
        $"Honteux. {Words}, tout le monde le sait.",
        "fr",
        Captured,
        null,
        null,
        Category.Defamation,
        [],
        [],
        [new SealedWording($"Honteux. {Words}, tout le monde le sait.", new string('a', 64), Captured, Intact: true)],
        [new ReplyToAuthor(Captured.AddHours(1), null)],
        Standing.Contestable
    );

    private static readonly RemovalArgument Whole = new(
        "fr_defamation",
        GroundQuote: null,
        "L'auteur accuse un caissier nommé d'un vol daté, ce que les relevés de caisse démentent.",
        Words,
        "fr",
        Translation: null,
        Post.Url,
        [
            new("precise_fact", "Un vol, un jour donné, dans une caisse donnée : on y répond par oui ou par non."),
            new("identifiable_person", "Le prénom et le nom sont écrits en toutes lettres dans la publication."),
            new("harm_to_honour", "Un vol est un délit : l'accusation atteint l'honneur de qui tient la caisse."),
        ],
        "L'auteur peut dire que la caisse était lente. Accuser une personne de vol n'est pas une critique.",
        Offered: null,
        Measure.Remove,
        MeasureDetail: null,
        "Claire Martin",
        "claire@marque.example",
        GoodFaith: true,
        new Principal(PrincipalKind.Employee, "Paul Durand", Today, "Par écrit."),
        BailiffRecordNeeded: false
    );

    [Fact]
    public void A_whole_argument_has_a_hundred_points_and_lacks_nothing()
    {
        var review = Read(Whole);

        Assert.Equal((100, true), (review.Score, review.IsComplete));
        Assert.Empty(review.Advice);
        Assert.Equal([20, 15, 20, 20, 10, 10, 5], review.Parts.Select(p => p.Of));
    }

    [Fact]
    public void An_empty_one_has_only_what_the_desk_knows_and_is_weak()
    {
        var review = Read(
            new(null, null, null, null, null, null, null, [], null, null, null, null, null, null, false, Principal.TheBrand, false)
        );

        Assert.InRange(review.Score, 0, 20);
        Assert.Equal(Advice.WeakArgument, review.Advice[0].Code);
        Assert.Equal(
            [
                "explanation_missing",
                "good_faith_missing",
                "ground_missing",
                "measure_missing",
                "notifier_email_missing",
                "notifier_name_missing",
                "quotation_missing",
                "url_missing",
            ],
            review.Missing.Select(m => m.Code).Order()
        );
    }

    [Theory]
    [InlineData("Paul Durand  a volé\ndans la caisse", true)]
    [InlineData("Honteux. […] tout le monde le sait", true)]
    [InlineData("tout le monde le sait […] Honteux", false)]
    [InlineData("Paul Durand a vole dans la caisse", false)]
    [InlineData("[…]", false)]
    public void Words_are_quoted_as_they_stand(string quotation, bool holds)
    {
        var codes = Read(Whole with { Quotation = quotation }).Missing.Select(m => m.Code);

        Assert.Equal(holds, !codes.Contains("quotation_not_in_post"));
    }

    [Theory]
    [InlineData("https://social.example/", false)]
    [InlineData("social.example/p/1", false)]
    [InlineData("ftp://social.example/p/1", false)]
    [InlineData("https://social.example/?id=4", true)]
    public void The_address_leads_to_the_post_itself(string url, bool isExact) =>
        Assert.Equal(isExact, Read(Whole with { Url = url }).IsComplete);

    [Fact]
    public void Each_element_left_out_costs_its_share_and_is_named()
    {
        var review = Read(Whole with { Demonstration = [Whole.Demonstration[0], new("identifiable_person", "Son nom.")] });

        Assert.Equal(20 * 3 / 6, review.Parts.Single(p => p.Part == ArgumentPart.Demonstration).Points);
        Assert.Equal(
            [
                new GivenAdvice(Advice.ElementShownInFewWords, "identifiable_person"),
                new GivenAdvice(Advice.ElementNotShown, "harm_to_honour"),
            ],
            review.Advice
        );
    }

    [Fact]
    public void The_same_words_show_one_element_and_quote_no_law()
    {
        const string same = "C'est une accusation qui ne tient pas debout et que chacun peut lire.";
        var review = Read(
            Whole with
            {
                GroundQuote = same,
                Demonstration = [new("precise_fact", same), new("identifiable_person", same + " "), Whole.Demonstration[2]],
            }
        );

        Assert.Equal(20 * 4 / 6, review.Parts.Single(p => p.Part == ArgumentPart.Demonstration).Points);
        Assert.Equal(13, review.Parts.Single(p => p.Part == ArgumentPart.Ground).Points);
        Assert.Equal(
            [
                new GivenAdvice(Advice.GroundQuoteUnlike),
                new GivenAdvice(Advice.ElementRepeated, "precise_fact"),
                new GivenAdvice(Advice.ElementRepeated, "identifiable_person"),
            ],
            review.Advice
        );
    }

    [Theory]
    [InlineData("Toute allégation ou imputation d’un fait qui porte atteinte à l’honneur", false)]
    [InlineData("Un autre passage du même article.", true)]
    public void A_quotation_of_the_ground_that_is_not_known_is_to_be_checked_and_costs_nothing(string quotation, bool isAdvised)
    {
        var review = Read(Whole with { GroundQuote = quotation });

        Assert.Equal(100, review.Score);
        Assert.Equal(isAdvised, review.Advice.Any(a => a.Code == Advice.GroundQuoteUnlike));
    }

    [Fact]
    public void A_ground_that_is_not_meant_for_the_post_is_advised_against_and_one_of_another_network_refused()
    {
        var insult = Read(Whole with { Ground = "fr_insult" });
        var foreign = Read(Whole with { Ground = "x_abuse" });

        Assert.Contains(insult.Advice, a => a.Code == Advice.GroundNotMeantForPost);
        Assert.Contains(foreign.Missing, m => m.Code == "ground_of_other_network");
    }

    [Fact]
    public void A_translation_is_wanted_only_where_the_moderator_reads_another_language()
    {
        Assert.DoesNotContain(Read(Whole).Advice, a => a.Code == Advice.TranslationMissing);
        Assert.Contains(ArgumentReader.Read(Whole, Post, "en", Today).Advice, a => a.Code == Advice.TranslationMissing);
    }

    [Fact]
    public void A_person_must_have_consented_by_today()
    {
        Assert.Contains(
            Read(Whole with { Principal = Whole.Principal with { ConsentedOn = null } }).Missing,
            m => m.Code == "consent_missing"
        );
        Assert.Contains(
            Read(Whole with { Principal = Whole.Principal with { ConsentedOn = Today.AddDays(1) } }).Missing,
            m => m.Code == "consent_in_future"
        );
        Assert.Contains(Read(Whole with { Principal = Principal.TheBrand }).Advice, a => a.Code == Advice.HarmedPersonActs);
    }

    [Fact]
    public void The_brand_does_not_invoke_over_an_employees_head_what_protects_them()
    {
        var attacked = Post with { Principles = [SignalKind.EmployeeAttack] };

        Assert.Contains(
            ArgumentReader.Read(Whole with { Principal = Principal.TheBrand }, attacked, "fr", Today).Missing,
            m => m.Code == "principal_is_not_the_harmed_person"
        );
        Assert.DoesNotContain(
            ArgumentReader.Read(Whole, attacked, "fr", Today).Missing,
            m => m.Code == "principal_is_not_the_harmed_person"
        );
        Assert.DoesNotContain(
            Read(Whole with { Principal = Principal.TheBrand }).Missing,
            m => m.Code == "principal_is_not_the_harmed_person"
        );
    }

    [Fact]
    public void What_was_read_more_than_a_year_ago_is_to_be_read_again()
    {
        var read = Grounds.Find("fr_defamation")!.ReadOn!.Value;

        Assert.DoesNotContain(ReadOn(read.AddYears(1)), a => a.Code == Advice.GroundToBeReadFirst);
        Assert.Contains(ReadOn(read.AddYears(1).AddDays(1)), a => a.Code == Advice.GroundToBeReadFirst);

        static IReadOnlyList<GivenAdvice> ReadOn(DateOnly today) => ArgumentReader.Read(Whole, Post, "fr", today).Advice;
    }

    [Fact]
    public void Nothing_is_sent_on_evidence_that_is_missing_or_altered()
    {
        var altered = Post with { Evidence = [Post.Evidence[0] with { Intact = false }] };

        Assert.Contains(ArgumentReader.Read(Whole, altered, "fr", Today).Missing, m => m.Code == "evidence_broken");
        Assert.Contains(ArgumentReader.Read(Whole, Post with { Evidence = [] }, "fr", Today).Missing, m => m.Code == "evidence_missing");
    }

    [Fact]
    public void Words_the_author_has_changed_since_are_still_proved_by_the_capture()
    {
        var edited = Post with { Text = "Honteux, mais je me suis trompé de personne." };

        var review = ArgumentReader.Read(Whole, edited, "fr", Today);

        Assert.True(review.IsComplete);
        Assert.Contains(review.Advice, a => a.Code == Advice.PostEditedSince);
    }

    [Fact]
    public void Every_ground_of_the_catalogue_can_be_shown_and_belongs_somewhere()
    {
        Assert.All(
            Grounds.All,
            g =>
            {
                Assert.NotEmpty(g.Elements);
                Assert.Distinct(g.Elements.Select(e => e.Id));
                Assert.All(g.Elements, e => Assert.False(string.IsNullOrWhiteSpace(e.Fr) || string.IsNullOrWhiteSpace(e.En)));
                Assert.True(g.Fits.Count + g.Principles.Count > 0, g.Id);
                Assert.Equal(g.Kind == GroundKind.PlatformRule, g.Networks.Count > 0);
                Assert.True(g.Kind == GroundKind.PlatformRule || g.Quote is not null, g.Id);
            }
        );
        Assert.Distinct(Grounds.All.Select(g => g.Id));
        Assert.All(Enum.GetValues<Network>(), n => Assert.Contains(Grounds.All, g => g.Kind == GroundKind.PlatformRule && g.IsOf(n)));
    }

    [Fact]
    public void No_ground_is_meant_for_speech_that_is_allowed() =>
        Assert.Empty(Grounds.All.SelectMany(g => g.Fits).Intersect(Domain.Policies.Policy.AllowedSpeech));

    private static ArgumentReview Read(RemovalArgument argument) => ArgumentReader.Read(argument, Post, "fr", Today);
}
