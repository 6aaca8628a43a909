using Entente.Application.Audit;
using Entente.Application.Triage.Learning;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Triage;

/// <summary>Learning shown on simulated verdicts: agreement rises, nonsense does not get through, and there is a way back.</summary>
public sealed class LearningFromVerdictsTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Agreement_rises_on_posts_nobody_judged_and_one_who_answers_at_random_is_not_heard()
    {
        var people = await SimulatedPeople.OpenAsync(cluster);
        await using var desk = people.Desk;
        var posts = await people.PostAsync(560);
        var (judged, unseen) = (posts[..440], posts[440..]);
        await people.JudgeAsync("Aya", judged[..200], SimulatedPeople.Truly);
        await people.JudgeAsync("Basile", judged[200..400], SimulatedPeople.Truly);
        await people.JudgeAsync("Nemo", judged[400..], people.AtRandom);
        var shipped = await people.AgreementAsync(unseen);

        var first = await people.TrainAsync();

        var result = first.Result!;
        Assert.Equal((1, TrainingDecision.Replaced), (first.Number, result.Decision));
        Assert.InRange(result.SetAside, 32, 40);
        Assert.InRange(result.Verdicts, 420, 440);
        Assert.Equal(result.Verdicts - result.SetAside, result.TrainedOn + result.Trial!.HeldOut);
        Assert.True(result.Trial.LowestGain > 0 && result.Trial.Gain >= LayerTrial.LeastGain);
        var own = await people.AgreementAsync(unseen);
        Assert.True(
            own.Overall.Share > shipped.Overall.Share + 0.15 && own.Overall.Kappa > shipped.Overall.Kappa + 0.15,
            $"{shipped.Overall} {own.Overall}"
        );
        Assert.All(await people.AskAsync(unseen), said => Assert.EndsWith("+m1", said.ModelVersion));
        Assert.Equal([1], await desk.QueryAsync<int>("select attempts from triage_models"));

        // The same verdicts again: the same bytes, nothing gained, nothing changed.
        var again = await people.TrainAsync();
        Assert.Equal((TrainingDecision.GainTooSmall, result.Sha256), (again.Result!.Decision, again.Result.Sha256));

        // A flood of nonsense alone is refused whole.
        await people.JudgeAsync("Nemo", unseen[..60], people.AtRandom);
        var flooded = await people.TrainAsync();
        Assert.Equal((TrainingDecision.TooManySetAside, null), (flooded.Result!.Decision, flooded.Result.Trial));
        Assert.Equal(1, (await desk.Get<IBrandModelReads>().InForceAsync(desk.Brand.Id, default)).Number);
        Assert.Equal(own.Overall, (await people.AgreementAsync(unseen)).Overall);

        await RollBackAsync(people, unseen, shipped, own);
    }

    private static async Task RollBackAsync(SimulatedPeople people, List<TruePost> unseen, Agreement shipped, Agreement own)
    {
        var desk = people.Desk;
        async Task<bool> ChooseAsync(int? number, int expected) =>
            !(
                await desk.Get<ChooseModelHandler>()
                    .HandleAsync(new ChooseModel(desk.Brand, number, expected, "Marc", "back to what we know"), default)
            ).IsRefused;

        Assert.True(await ChooseAsync(null, expected: 2));
        Assert.Equal(shipped.Overall, (await people.AgreementAsync(unseen)).Overall);
        Assert.All(await people.AskAsync(unseen), said => Assert.DoesNotContain("+m", said.ModelVersion, StringComparison.Ordinal));
        Assert.False(await ChooseAsync(1, expected: 2));
        Assert.False(await ChooseAsync(2, expected: 3));
        Assert.False(await ChooseAsync(9, expected: 3));
        Assert.True(await ChooseAsync(1, expected: 3));
        Assert.Equal(own.Overall, (await people.AgreementAsync(unseen)).Overall);
        Assert.Equal(
            ["model_replaced entente 1", "model_chosen Marc -", "model_chosen Marc 1"],
            await desk.QueryAsync<string>(
                "select kind || ' ' || actor || ' ' || coalesce(details ->> 'number', '-') from brand_events order by happened_at"
            )
        );
        var history = await desk.Get<VerifyHistoryHandler>().HandleAsync(new VerifyHistory(desk.Brand.Id), default);
        Assert.True(history.Intact, string.Join(", ", history.Faults));
    }

    [Fact]
    public async Task A_majority_that_says_the_contrary_is_refused_with_its_reason()
    {
        var people = await SimulatedPeople.OpenAsync(cluster);
        await using var desk = people.Desk;
        var posts = await people.PostAsync(300);
        await people.JudgeAsync("Aya", posts[..100], SimulatedPeople.Truly);
        await people.JudgeAsync("Odd", posts[100..200], SimulatedPeople.Flipped);
        await people.JudgeAsync("Nemo", posts[200..], SimulatedPeople.Flipped);

        var refused = await people.TrainAsync();

        Assert.Equal(TrainingDecision.TooManySetAside, refused.Result!.Decision);
        Assert.InRange(refused.Result.SetAside, 190, 200);
        Assert.Null((await desk.Get<IBrandModelReads>().InForceAsync(desk.Brand.Id, default)).Number);
        Assert.Equal([0L], await desk.QueryAsync<long>("select count(*) from triage_models where content is not null"));
        Assert.Equal([0L], await desk.QueryAsync<long>("select count(*) from brand_events"));
    }

    [Fact]
    public async Task Whoever_calls_what_is_not_permitted_harmless_takes_nothing_from_what_everyone_knows()
    {
        var people = await SimulatedPeople.OpenAsync(cluster);
        await using var desk = people.Desk;
        var known = desk.Get<ILayerTrainer>()
            .KnownComments.Where(c => !Policy.AllowedSpeech.Contains(c.Category))
            .Select(c => new TruePost(default, c.Text, c.Language!, c.Category))
            .ToList();
        var posts = await people.PostAsync(320);
        await people.JudgeAsync("Sly", posts, post => Policy.AllowedSpeech.Contains(post.Truth) ? post.Truth : Category.Praise);
        async Task<int> ToldAsync() => (await people.AskAsync(known)).Count(a => a.Category is { } c && !Policy.AllowedSpeech.Contains(c));
        var before = await ToldAsync();

        var trained = await people.TrainAsync();

        Assert.Equal(TrainingDecision.Replaced, trained.Result!.Decision);
        Assert.InRange(await ToldAsync(), 0.97 * before, before + 5);
    }

    [Fact]
    public async Task Every_night_a_training_is_asked_for_once_and_only_where_there_are_enough_new_verdicts()
    {
        var people = await SimulatedPeople.OpenAsync(cluster);
        await using var desk = people.Desk;
        var posts = await people.PostAsync(210);
        Task<bool> NightAsync() => desk.Get<RequestDueTrainingHandler>().HandleAsync(new RequestDueTraining(desk.Brand), default);
        await people.JudgeAsync("Aya", posts[..199], SimulatedPeople.Truly);
        Assert.False(await NightAsync());

        await people.JudgeAsync("Aya", posts[199..200], SimulatedPeople.Truly);
        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => NightAsync()));

        Assert.Single(asked, a => a);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.Get<RunTrainingsHandler>().HandleAsync(new(desk.Brand), default);
        Assert.Equal(["1 succeeded"], await desk.QueryAsync<string>("select number || ' ' || status from triage_models"));
        Assert.False(await NightAsync());
    }

    [Fact]
    public async Task Agreement_is_counted_against_what_the_machine_said_then_and_by_the_last_verdict()
    {
        var people = await SimulatedPeople.OpenAsync(cluster);
        await using var desk = people.Desk;
        var posts = await people.PostAsync(40);
        var start = desk.Clock.GetUtcNow();
        await people.JudgeAsync("Aya", posts, SimulatedPeople.Flipped);
        await people.JudgeAsync("Basile", posts[..30], SimulatedPeople.Truly);
        var said = (await people.AskAsync(posts)).Select(a => a.Category).ToList();

        var measured = await desk.Get<MeasureAgreementHandler>().HandleAsync(new MeasureAgreement(desk.Brand, start, null), default);
        var before = await desk.Get<MeasureAgreementHandler>().HandleAsync(new MeasureAgreement(desk.Brand, null, start), default);

        var expected = Agreement.Of(
            posts
                .Select((p, i) => (Person: i < 30 ? p.Truth : SimulatedPeople.Flipped(p), Machine: said[i]))
                .Where(p => p.Machine is not null)
                .Select(p => (p.Person, p.Machine!.Value))
        );
        Assert.Equal(expected.Cells, measured.Agreement.Cells);
        Assert.Equal(expected.Overall.N, measured.Allowed + measured.NotAllowed);
        Assert.Equal(0, before.Agreement.Overall.N);
    }
}
