using Entente.Application.Triage;
using Entente.Domain;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage;
using Entente.Infrastructure.Triage.Evaluating;
using Entente.Infrastructure.Triage.Learning;
using Xunit;

namespace Entente.UnitTests.Triage;

/// <summary>Thresholds stand a little under what was measured (docs/models/triage.md): they catch a loss, they prove no quality.</summary>
public sealed class MeasuringQualityTests
{
    /// <summary>The first hand wrote phrases while looking at these; the twenty others had never seen the product.</summary>
    [Theory]
    [InlineData("t", 0.88, 0.95, 0.03, 0.85, 0.85)]
    [InlineData("h", 0.7, 0.87, 0.04, 0.72, 0.65)]
    public void Brand_comments_held_back_are_judged_as_well_as_they_were(
        string hand,
        double leastRight,
        double leastForbidden,
        double mostAlarms,
        double leastAttacks,
        double leastTone
    )
    {
        var evaluation = TriageEvaluation.Of(AskedEngine.Engine, HeldBackBy(hand));
        Assert.InRange(evaluation.CategoryAccuracy()!.Value, leastRight, 1);
        Assert.InRange(evaluation.Permission()!.Value.F1, leastForbidden, 1);
        Assert.InRange(evaluation.Permission()!.Value.FalseAlarms, 0, mostAlarms);
        Assert.InRange(evaluation.PersonalDataF1()!.Value, 0.9, 1);
        Assert.InRange(evaluation.EmployeeAttackF1()!.Value, leastAttacks, 1);
        Assert.InRange(evaluation.Sentiments()!.MacroF1, leastTone, 1);
    }

    [Fact]
    public void The_half_of_the_demonstration_that_nothing_learns_from_is_judged_as_well_as_it_was()
    {
        var (learnt, measured) = (DemonstrationPosts.ToLearnFrom(), DemonstrationPosts.ToMeasureWith());
        Assert.Equal(3090, learnt.Count + measured.Count);
        Assert.Empty(learnt.Select(p => p.Id).Intersect(measured.Select(p => p.Id)));
        var evaluation = TriageEvaluation.Of(AskedEngine.Engine, measured);
        Assert.InRange(evaluation.CategoryAccuracy()!.Value, 0.75, 1);
        Assert.InRange(evaluation.Permission()!.Value.F1, 0.8, 1);
        Assert.InRange(evaluation.Permission()!.Value.FalseAlarms, 0, 0.03);
        Assert.InRange(evaluation.EmployeeAttackF1()!.Value, 0.65, 1);
        Assert.InRange(evaluation.Sentiments()!.MacroF1, 0.81, 1);
    }

    private static IReadOnlyList<LabelledText> HeldBackBy(string hand) =>
        [.. LabelledSet.Read(Corpus.BrandComments).Where(c => c.Id.StartsWith(hand, StringComparison.Ordinal))];

    [Fact]
    public void Comments_to_learn_from_and_to_measure_with_are_many_bilingual_and_apart()
    {
        var (learnt, heldBack) = (CategoryTraining.OwnComments(), LabelledSet.Read(Corpus.BrandComments));
        Assert.True(learnt.Count + heldBack.Count >= 400 && heldBack.Count >= 200);
        foreach (var half in new[] { learnt, heldBack })
        {
            Assert.InRange((double)half.Count(c => c.Language == "fr") / half.Count, 0.4, 0.6);
            Assert.Superset(Vocabulary.AllWords<Category>().ToHashSet(), half.Select(c => c.Category!).ToHashSet());
        }
        Assert.DoesNotContain(
            heldBack.Where(c => c.Text.Length > 10).Select(c => c.Text),
            learnt.Select(c => c.Text).ToHashSet(StringComparer.OrdinalIgnoreCase).Contains
        );
    }

    [Theory]
    [InlineData("sentiment_fr_val.tsv", 0.68, 0.06)]
    [InlineData("sentiment_en_dev2017.tsv", 0.635, 0.055)]
    public void Public_posts_are_judged_as_well_as_they_were(string file, double leastF1, double mostCalibrationError)
    {
        Assert.SkipUnless(File.Exists(Corpus.Shared(file)), "The shared corpora are not beside this repository.");
        var evaluation = TriageEvaluation.Of(AskedEngine.Engine, LabelledSet.Read(Corpus.Shared(file)));
        Assert.InRange(evaluation.Sentiments()!.MacroF1, leastF1, 1);
        Assert.InRange(evaluation.CalibrationError()!.Value, 0, mostCalibrationError);
    }

    [Theory]
    [InlineData("hatecheck_fr_dev.tsv", "hateful", 0.645)]
    [InlineData("hatecheck_en_dev.tsv", "hateful", 0.61)]
    [InlineData("offensive_en_val.tsv", "off", 0.735)]
    public void Hate_and_offence_are_noticed_as_well_as_they_were(string file, string label, double leastF1)
    {
        Assert.SkipUnless(File.Exists(Corpus.Shared(file)), "The shared corpora are not beside this repository.");
        var lines = File.ReadLines(Corpus.Shared(file)).Select(l => l.Split('\t')).ToList();
        var said = AskedEngine.Engine.Assess([.. lines.Select(l => new TextToAssess(l[1], null))], BrandContext.None);
        var confusion = new Confusion(["no", "yes"]);
        for (var i = 0; i < lines.Count; i++)
        {
            var noticed =
                label == "hateful"
                    ? said[i].Category == Category.HateOrThreat
                    : !TriageEvaluation.IsPermitted(said[i]) || said[i].HasSignal(SignalKind.Profanity);
            confusion.Add(lines[i][0] == label ? 1 : 0, noticed ? 1 : 0);
        }
        Assert.InRange(confusion.MacroF1, leastF1, 1);
    }

    [Fact]
    public void The_models_that_ship_are_small_and_complete()
    {
        var file = Path.Combine(Corpus.Root, "src", "Infrastructure", "Triage", "Models", TriageTraining.FileName);
        Assert.InRange(new FileInfo(file).Length, 1, 8_000_000);
        var models = TrainedModels.Embedded();
        Assert.All(ModelPlans.All, plan => Assert.NotNull(models.Find(plan.Plan.Name)));
        Assert.Equal(AskedEngine.Engine.ModelVersion, TriageEngine.FromFile(file).ModelVersion);
    }

    [Fact]
    public void Predictions_are_written_a_line_a_text()
    {
        using var to = new StringWriter { NewLine = "\n" };
        PredictionWriter.Write(AskedEngine.Engine, ["a\tMon mail : lea@example.com", "b\t12345"], to);
        var lines = to.ToString().TrimEnd('\n').Split('\n').Select(l => l.Split('\t')).ToList();
        Assert.Equal(["a", "b"], lines.Select(l => l[0]));
        Assert.All(lines, l => Assert.Equal(6, l.Length));
        Assert.Equal("false", lines[0][4]);
        Assert.Equal("personal_data:11-26", lines[0][5]);
        Assert.Equal(["b", "", "", "", "true", ""], lines[1]);
    }

    [Fact]
    public void Scores_count_what_they_say()
    {
        var confusion = new Confusion(["a", "b"]);
        confusion.Add(0, 0);
        confusion.Add(0, 1);
        confusion.Add(1, 1);
        Assert.Equal(2.0 / 3, confusion.F1(0), 9);
        Assert.Equal(2.0 / 3, confusion.MacroF1, 9);
        var calibration = new Calibration();
        calibration.Add(0.8, right: true);
        calibration.Add(0.8, right: false);
        Assert.Equal(0.3, calibration.Error, 9);
    }
}
