using System.Net;
using System.Net.Http.Json;
using Entente.ApiTests.Cases;
using Xunit;

namespace Entente.ApiTests.Legal;

public sealed class ReferringToTheLawTests(SharedApp shared)
{
    private const string Why = "Deux réponses et le refus de la plateforme n'ont rien donné.";

    [Fact]
    public async Task A_permitted_post_is_never_taken_to_the_law()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");

        using var refused = await AskAsync(work, "defamation", Why);

        Assert.Equal((HttpStatusCode.Conflict, "permitted_speech"), (refused.StatusCode, (await refused.JsonAsync()).Text("code")));
    }

    [Fact]
    public async Task A_contestable_one_only_after_the_platform_refused()
    {
        var work = await CaseWork.OnAsync(shared.App, "defamation");
        await work.MoveAsync(new { to = "dialogue", reply = new { text = "Bonjour, que s'est-il passé ?" } });
        await work.OnCaseAsync("author-answers", new { answer = "refused" });
        await work.MoveAsync(new { to = "platform", reason = "Il refuse de parler." });

        using var refused = await AskAsync(work, "defamation", Why);

        Assert.Equal("platform_not_exhausted", (await refused.JsonAsync()).Text("code"));
    }

    [Fact]
    public async Task A_threat_goes_there_with_a_managers_approval_and_never_by_one_person_alone()
    {
        var work = await CaseWork.OnAsync(shared.App, "hate_or_threat", "Je vais venir vous brûler.");
        var manager = work.By(await shared.App.WithScopesAsync("cases:read", "legal:approve"));
        using var asked = await AskAsync(work, "threat", Why);
        var referral = (await asked.JsonAsync()).Text("id");
        using var twice = await AskAsync(work, "threat", Why);

        using var own = await DecideAsync(work, referral, new { decision = "approved" });
        using var straight = await work.MoveAsync(new { to = "legal", reason = Why });
        using var approved = await DecideAsync(manager, referral, new { decision = "approved" });
        using var again = await DecideAsync(manager, referral, new { decision = "declined", reason = "Changed my mind." });

        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        Assert.Equal("legal_referral_already_asked", (await twice.JsonAsync()).Text("code"));
        Assert.Equal("decider_is_requester", (await own.JsonAsync()).Text("code"));
        Assert.Equal("needs_second_hand", (await straight.JsonAsync()).Text("code"));
        Assert.Equal("approved", (await approved.JsonAsync()).Text("status"));
        Assert.Equal("legal_referral_already_decided", (await again.JsonAsync()).Text("code"));
        Assert.Equal("legal", (await work.CaseAsync()).Text("step"));
        Assert.Contains("referred_to_legal", await work.HistoryAsync());
    }

    [Fact]
    public async Task It_is_declined_in_writing_and_the_case_stays_where_it_is()
    {
        var work = await CaseWork.OnAsync(shared.App, "hate_or_threat", "Je vais venir vous brûler.");
        var manager = work.By(await shared.App.WithScopesAsync("cases:read", "legal:approve"));
        var referral = (await (await AskAsync(work, "threat", Why)).JsonAsync()).Text("id");

        using var silent = await DecideAsync(manager, referral, new { decision = "declined" });
        using var declined = await DecideAsync(manager, referral, new { decision = "declined", reason = "Parlez-lui d'abord." });

        Assert.Equal(["/reason decision_reason_needed"], (await silent.JsonAsync()).Errors());
        Assert.Equal("declined", (await declined.JsonAsync()).Text("status"));
        Assert.Equal("new", (await work.CaseAsync()).Text("step"));
    }

    [Fact]
    public async Task A_verdict_changed_meanwhile_stops_the_approval()
    {
        var work = await CaseWork.OnAsync(shared.App, "hate_or_threat", "Je vais venir vous brûler.");
        var manager = work.By(await shared.App.WithScopesAsync("cases:read", "legal:approve"));
        var referral = (await (await AskAsync(work, "threat", Why)).JsonAsync()).Text("id");
        await work.JudgeAsync("bad_mood");

        using var refused = await DecideAsync(manager, referral, new { decision = "approved" });

        Assert.Equal("permitted_speech", (await refused.JsonAsync()).Text("code"));
        Assert.Equal("requested", (await work.GetAsync($"{work.Root}/legal-referrals/{referral}")).Text("status"));
    }

    [Fact]
    public async Task It_tells_the_limitation_date_a_wrong_ground_and_that_it_is_no_advice_in_the_readers_language()
    {
        var work = await CaseWork.OnAsync(shared.App, "hate_or_threat", "Je vais venir vous brûler.");
        var referral = await (await AskAsync(work, "threat", Why)).JsonAsync();
        await work.JudgeAsync("insult");

        var published = DateTimeOffset.Parse(referral.Text("first_published_at"), System.Globalization.CultureInfo.InvariantCulture);
        using var french = await work.Client.AskAsync(
            HttpMethod.Get,
            $"{work.Root}/legal-referrals/{referral.Text("id")}",
            ("Accept-Language", "fr")
        );

        Assert.Equal(
            DateOnly
                .FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(published, "Europe/Paris").DateTime)
                .AddYears(6)
                .ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            referral.Text("limitation_on")
        );
        Assert.Contains("n’est pas un conseil juridique", (await french.JsonAsync()).Text("notice"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(CaseWork work, string ground, string justification)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{work.Root}/legal-referrals")
        {
            Content = JsonContent.Create(
                new
                {
                    case_id = work.Case,
                    ground,
                    justification,
                }
            ),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        return await work.Client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> DecideAsync(CaseWork work, string referral, object decision)
    {
        var path = $"{work.Root}/legal-referrals/{referral}";
        var version = (await work.GetAsync(path)).GetProperty("version").GetInt32();
        return await work.SendAsync(HttpMethod.Post, $"{path}/decisions", decision, version);
    }
}
