using Entente.Application.Cases;
using Entente.Application.Mentions;
using Entente.Application.Removals;
using Entente.Application.Triage;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;
using Entente.Domain.Triage;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Removals;

/// <summary>A platform that does not answer: the desk is reminded on days 3, 7 and 14, once each, however many servers look.</summary>
public sealed class RemindingOfRemovalsTests(PostgresCluster cluster)
{
    private static readonly Actor Aya = new("1", "Aya");
    private static readonly Actor Marc = new("2", "Marc");

    [Fact]
    public async Task Silence_is_noticed_after_three_seven_and_fourteen_days_once_whoever_looks()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var request = await SentAsync(desk);

        var raised = new List<int>();
        foreach (var days in (double[])[2.99, 0.02, 3.9, 0.2, 30])
        {
            desk.Clock.Advance(TimeSpan.FromDays(days));
            raised.Add((await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RemindAsync(desk)))).Sum());
        }
        var read = (await desk.Get<IRemovalReads>().FindAsync(desk.Brand.Id, request.Id, default))!;
        var silent = await desk.Get<IRemovalReads>()
            .ListAsync(desk.Brand.Id, new RemovalFilter(null, [], [], null, Reminded: true), null, 10, default);

        Assert.Equal([0, 1, 0, 1, 1], raised);
        Assert.Equal([3, 7, 14], read.Reminders.Select(r => r.Day));
        Assert.Equal(14, Assert.Single(silent).RemindedDays);
    }

    [Fact]
    public async Task An_answer_ends_the_waiting_and_an_appeal_begins_it_anew()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var sent = await SentAsync(desk);
        desk.Clock.Advance(TimeSpan.FromDays(4));
        await RemindAsync(desk);
        var nothing = new StatementOfReasons(null, null, null, null, null, null, null, null, null);

        var refused = await desk.Get<RecordRemovalDecisionHandler>()
            .HandleAsync(new(desk.Brand, sent.Id, sent.Version, PlatformDecision.Refused, nothing, null, Aya), default);
        desk.Clock.Advance(TimeSpan.FromDays(20));
        var afterAnswer = await RemindAsync(desk);
        var contested = await desk.Get<ContestRemovalDecisionHandler>()
            .HandleAsync(new(desk.Brand, sent.Id, refused.Value.Version, Instance.Complaint, null, "Relisez.", null, Aya), default);
        desk.Clock.Advance(TimeSpan.FromDays(3));
        var afterAppeal = await RemindAsync(desk);

        Assert.Equal((0, 1), (afterAnswer, afterAppeal));
        Assert.Equal(RemovalStatus.Appealed, contested.Value.Status);
    }

    [Fact]
    public async Task A_complaint_is_heard_for_six_months()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var sent = await SentAsync(desk);
        var nothing = new StatementOfReasons(null, null, null, null, null, null, null, null, null);
        var refused = await desk.Get<RecordRemovalDecisionHandler>()
            .HandleAsync(new(desk.Brand, sent.Id, sent.Version, PlatformDecision.Refused, nothing, null, Aya), default);

        desk.Clock.Advance(TimeSpan.FromDays(200));
        var late = await desk.Get<ContestRemovalDecisionHandler>()
            .HandleAsync(new(desk.Brand, sent.Id, refused.Value.Version, Instance.Complaint, null, "Relisez.", null, Aya), default);
        var body = await desk.Get<ContestRemovalDecisionHandler>()
            .HandleAsync(new(desk.Brand, sent.Id, refused.Value.Version, Instance.OutOfCourt, "Un organe", "Relisez.", null, Aya), default);

        Assert.Equal("complaint_too_late", late.Error?.Code);
        Assert.Equal(RemovalStatus.Appealed, body.Value.Status);
        Assert.Equal(desk.Clock.GetUtcNow().AddDays(180), body.Value.Appeals[0].LatestAt);
    }

    private static Task<int> RemindAsync(Desk desk) => desk.Get<RemindOfRemovalsHandler>().HandleAsync(new(desk.Brand), default);

    /// <summary>A hateful post, judged, taken to the platform at once and asked to be removed.</summary>
    private static async Task<RemovalState> SentAsync(Desk desk)
    {
        const string text = "[negative hate_or_threat] Je viendrai brûler la boutique.";
        var now = desk.Clock.GetUtcNow();
        var posted = await desk.RecordAsync(
            new IncomingMention(Network.X, "1", text, now, "https://social.example/p/1", "fr", new IncomingAuthor("a", null, null))
        );
        var verdict = new Verdict(Category.HateOrThreat, Sentiment.Negative, [], "Aya", null);
        var judged = Of(await desk.Get<GiveVerdictHandler>().HandleAsync(new(desk.Brand, posted[0].Id!.Value, verdict), default));
        var caseId = judged.CaseId!.Value;
        var found = (await desk.Get<ICaseStore>().FindAsync(desk.Brand.Id, caseId, default))!;
        var move = new MoveCase(desk.Brand, caseId, found.State.Version, Step.Platform, "Aya", "Une menace.");
        Of(await desk.Get<MoveCaseHandler>().HandleAsync(move, default));
        var drafted = Of(
            await desk.Get<DraftRemovalRequestHandler>().HandleAsync(new(desk.Brand, caseId, null, "fr", Argument, Aya), default)
        );
        var approved = Of(
            await desk.Get<ApproveRemovalRequestHandler>()
                .HandleAsync(new(desk.Brand, drafted.Id, drafted.Version, ApprovalDecision.Approved, null, Marc), default)
        );
        return Of(
            await desk.Get<SubmitRemovalRequestHandler>().HandleAsync(new(desk.Brand, approved.Id, approved.Version, "X-1", Aya), default)
        );
    }

    private static RemovalArgument Argument =>
        new(
            "fr_threat",
            null,
            "L'auteur annonce qu'il viendra brûler une boutique où des gens travaillent.",
            "Je viendrai brûler la boutique",
            "fr",
            null,
            null,
            [],
            null,
            null,
            Measure.Remove,
            null,
            "Aya Diallo",
            "aya@marque.example",
            true,
            Principal.TheBrand,
            false
        );

    private static T Of<T>(Result<T> result) => result.Value;
}
