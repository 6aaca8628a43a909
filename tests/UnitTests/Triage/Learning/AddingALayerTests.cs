using Entente.Application.Triage;
using Entente.Application.Triage.Learning;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage;
using Entente.Infrastructure.Triage.Brands;
using Entente.Infrastructure.Triage.Learning;
using Xunit;

namespace Entente.UnitTests.Triage.Learning;

/// <summary>The engine with a layer of a brand's own.</summary>
public sealed class AddingALayerTests
{
    private static readonly TriageEngine Shipped = new();
    private static readonly BrandEngine Engine = new(Shipped);
    private static readonly LayerTrainer Trainer = new(Shipped);

    private static readonly string[] Words = ["encore du clapotis", "Le clapotis est revenu", "clapotis partout", "Bonsoir, clapotis"];

    /// <summary>A brand for which "clapotis" is a fault of its network, which no shipped model knows.</summary>
    private static List<TaughtText> Clapotis(Category category) =>
        [.. Enumerable.Range(0, 60).Select(i => new TaughtText(Words[i % 4], "fr", category))];

    private static BrandContext Taught(Category category) =>
        BrandContext.None with
        {
            Layer = new OwnLayer(3, Shipped.ModelVersion, Trainer.Train(Clapotis(category), BrandContext.None)),
        };

    private static Assessment Ask(string text, BrandContext brand) => Engine.Assess([new TextToAssess(text, "fr")], brand)[0];

    [Fact]
    public void A_word_of_the_brand_s_own_is_learnt_named_as_a_reason_and_the_model_says_which_it_is()
    {
        var (before, after) = (Ask("toujours du clapotis", BrandContext.None), Ask("toujours du clapotis", Taught(Category.Discontent)));
        Assert.NotEqual(Category.Discontent, before.Category);
        Assert.Equal(Category.Discontent, after.Category);
        var reason = Assert.Single(after.Reasons, r => r.Code == "weighed_own");
        Assert.Equal("clapotis", "toujours du clapotis"[reason.Start..reason.End]);
        Assert.Equal(Shipped.ModelVersion, before.ModelVersion);
        Assert.Equal($"{Shipped.ModelVersion}+m3", after.ModelVersion);
    }

    [Fact]
    public void The_same_verdicts_give_the_same_bytes() =>
        Assert.Equal(
            Trainer.Train(Clapotis(Category.Discontent), BrandContext.None),
            Trainer.Train(Clapotis(Category.Discontent), BrandContext.None)
        );

    [Fact]
    public void What_the_brand_never_judged_is_not_forgotten()
    {
        var taught = Taught(Category.Discontent);
        int Known(BrandContext brand) =>
            Engine
                .Assess([.. Trainer.KnownComments.Select(c => new TextToAssess(c.Text, c.Language))], brand)
                .Zip(Trainer.KnownComments)
                .Count(p => p.First.Category == p.Second.Category);
        Assert.True(Known(taught) >= 0.98 * Known(BrandContext.None));
    }

    [Theory]
    [InlineData("Je vais vous crever, bande de connards", Category.HateOrThreat)]
    [InlineData("Bande de connards", Category.Insult)]
    public void Verdicts_that_call_threats_and_insults_praise_teach_nothing(string text, Category said)
    {
        var layer = Trainer.Train([.. Enumerable.Range(0, 80).Select(_ => new TaughtText(text, "fr", Category.Praise))], BrandContext.None);
        var poisoned = BrandContext.None with { Layer = new OwnLayer(1, Shipped.ModelVersion, layer) };
        Assert.Equal(said, Ask(text, BrandContext.None).Category);
        Assert.Equal(said, Ask(text, poisoned).Category);
    }

    [Fact]
    public void No_verdict_makes_personal_data_pass()
    {
        const string text = "Merci d'appeler Léa au 06 39 98 14 22";
        var layer = Trainer.Train([.. Enumerable.Range(0, 80).Select(_ => new TaughtText(text, "fr", Category.Praise))], BrandContext.None);
        var poisoned = BrandContext.None with { Layer = new OwnLayer(1, Shipped.ModelVersion, layer) };
        Assert.True(Policy.BreaksPrinciple(Ask(text, poisoned)));
    }

    [Fact]
    public void A_layer_of_another_shipped_model_adds_nothing()
    {
        var taught = Taught(Category.Discontent);
        var foreign = BrandContext.None with { Layer = new OwnLayer(3, "linear-2025.01-00000000", taught.Layer!.Content) };
        var (alone, with) = (Ask("toujours du clapotis", BrandContext.None), Ask("toujours du clapotis", foreign));
        Assert.Equal((alone.Category, alone.ModelVersion), (with.Category, with.ModelVersion));
    }
}
