using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Deciding;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class DecidingCategoriesTests
{
    [Theory]
    [InlineData("Bande de crétins, rendez l'argent", Category.Insult)]
    [InlineData("Votre vendeur m'a traité de crétin devant tout le monde", Category.Discontent)]
    [InlineData("Vous avez falsifié mon contrat", Category.Defamation)]
    [InlineData("Le gérant détourne l'argent de la caisse", Category.Defamation)]
    [InlineData("Fuyez, tout ce qu'ils vendent est de la camelote", Category.Disparagement)]
    [InlineData("Je sais où tu habites", Category.HateOrThreat)]
    [InlineData("Sales arabes, rentrez chez vous", Category.HateOrThreat)]
    [InlineData("Combien coûte la livraison ?", Category.Question)]
    [InlineData("Toujours rien reçu, commande passée le 3", Category.Discontent)]
    [InlineData("Il paraît que vous fabriquez en Chine", Category.Misinformed)]
    [InlineData("I will smash your face in", Category.HateOrThreat)]
    [InlineData("They bribed the inspector", Category.Defamation)]
    [InlineData("Thank you so much, brilliant service", Category.Praise)]
    [InlineData("ugh, so annoying", Category.BadMood)]
    public void A_plain_case_is_what_it_is(string text, Category category)
    {
        var said = AskedEngine.Judge(text);
        Assert.True(said.Category == category, $"{said.Category} by {string.Join(" ", said.Reasons.Select(r => r.Code))}");
    }

    [Theory]
    [InlineData("J'ai l'impression que vous avez truqué ma facture")]
    [InlineData("Vous avez truqué ma facture ? Vraiment ?")]
    public void A_charge_held_back_by_doubt_is_permitted(string text) =>
        Assert.Contains(AskedEngine.Judge(text).Category!.Value, new[] { Category.Discontent, Category.BadMood, Category.Question });

    [Theory]
    [InlineData("Ah les enfoirés, leur tarte au citron est une merveille, j'y retourne demain", Category.Praise)]
    [InlineData("That kettle is a piece of shit, it boils over every time.", Category.Discontent)]
    public void A_swear_word_that_insults_nobody_is_no_insult(string text, Category category) => A_plain_case_is_what_it_is(text, category);

    [Fact]
    public void A_decision_names_its_rule_and_the_words_it_saw()
    {
        const string text = "Bande de crétins, rendez l'argent";
        var reasons = AskedEngine.Judge(text).Reasons;
        Assert.Equal("rule_insult", reasons[0].Code);
        Assert.Contains(reasons, r => r.Code == "insult" && text[r.Start..r.End] == "Bande de crétins");
    }

    [Fact]
    public void Every_category_has_a_rule() =>
        Assert.Equal(Enum.GetValues<Category>().Order(), DecisionTable.Rules.Select(r => r.Category).Distinct().Order());

    [Fact]
    public void Mock_praise_is_unhappy_and_says_why()
    {
        var said = AskedEngine.Judge("Bravo, deux heures de retard et rien à boire, le service cinq étoiles 👏");
        Assert.Equal(Sentiment.Negative, said.Sentiment);
        Assert.True(said.HasSignal(SignalKind.Sarcasm));
    }

    [Theory]
    [InlineData("Je vais porter plainte contre vous", SignalKind.LegalThreatByAuthor)]
    [InlineData("I am cancelling my subscription", SignalKind.Churn)]
    [InlineData("La batterie du téléphone a pris feu", SignalKind.Safety)]
    [InlineData("My daughter nearly choked on it", SignalKind.Safety)]
    [InlineData("quelle merde cette appli", SignalKind.Profanity)]
    public void Signals_stand_beside_the_category(string text, SignalKind kind) => Assert.True(AskedEngine.Judge(text).HasSignal(kind));
}
