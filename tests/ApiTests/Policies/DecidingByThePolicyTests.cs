using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Policies;

public sealed class DecidingByThePolicyTests(SharedApp shared)
{
    private const string Insult = "Bande de voleurs, vous êtes des escrocs et des incapables !";
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_case_opens_under_the_policy_in_force_and_keeps_it()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        var first = await desk.JudgeAsync((await desk.PostAsync("1", Insult)).Text("id"), "insult");
        await desk.PutInForceAsync(new { categories = new { insult = new { standing = "permitted" } } });
        var second = await desk.JudgeAsync((await desk.PostAsync("2", Insult)).Text("id"), "insult");

        Assert.Equal(("built-in-1", "contestable"), await DecidedAsync(desk, first));
        Assert.Equal(("1", "permitted"), await DecidedAsync(desk, second));

        // Judged again, the old case is still judged by its own version, and so is its post.
        var again = await desk.JudgeAsync(first.Text("mention_id"), "insult");
        Assert.Equal("contestable", again.Text("standing"));
        Assert.Equal(("built-in-1", "contestable"), await DecidedAsync(desk, first));
    }

    [Fact]
    public async Task Later_moves_of_a_case_ask_the_patience_of_its_own_version()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        await desk.PutInForceAsync(new { wait_before_platform_seconds = 5 * 86400 });
        var patient = (await desk.JudgeAsync((await desk.PostAsync("1", Insult)).Text("id"), "insult")).Text("case_id");
        await desk.PutInForceAsync(new { wait_before_platform_seconds = 86400 });
        var quick = (await desk.JudgeAsync((await desk.PostAsync("2", Insult)).Text("id"), "insult")).Text("case_id");

        Assert.Equal(5, Math.Round(await DaysToWaitAsync(desk, patient)));
        Assert.Equal(1, Math.Round(await DaysToWaitAsync(desk, quick)));
    }

    [Fact]
    public async Task Speech_that_a_policy_permits_never_goes_to_a_platform_whatever_another_version_says()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        await desk.PutInForceAsync(new { categories = new { insult = new { standing = "permitted" } } });
        var judged = await desk.JudgeAsync((await desk.PostAsync("1", Insult)).Text("id"), "insult");
        await desk.PutInForceAsync(new { categories = new { insult = new { standing = "unacceptable" } } });

        var refused = await desk.MoveAsync(judged.Text("case_id"), new { to = "platform", reason = "They insult us." });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("permitted_speech", (await refused.JsonAsync()).Text("code"));
    }

    [Fact]
    public async Task A_policy_decides_what_the_machine_opens_a_case_for()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        const string text = "Ma box est en panne depuis trois jours, personne ne répond, je suis très déçu.";
        var opened = await desk.PostAsync("1", text);
        var never = new { opens_case = false };
        await desk.PutInForceAsync(
            new
            {
                categories = new
                {
                    discontent = never,
                    negative_testimony = never,
                    bad_mood = never,
                    misinformed = never,
                    disparagement = never,
                    insult = never,
                    question = never,
                },
            }
        );
        var silent = await desk.PostAsync("2", text);

        Assert.Equal(JsonValueKind.String, opened.GetProperty("case_id").ValueKind);
        Assert.Equal(JsonValueKind.Null, silent.GetProperty("case_id").ValueKind);
    }

    [Fact]
    public async Task A_first_reply_is_due_in_the_brand_s_opening_hours()
    {
        var desk = await PolicyDesk.OpenAsync(_app);
        // Open one hour a day, at an hour that is not now in Paris: two hours of opening end on the day after the first.
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var hour = (TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, paris).Hour + 12) % 23;
        var span = new[] { new { from = $"{hour:00}:00", to = $"{hour + 1:00}:00" } };
        await desk.PutInForceAsync(
            new
            {
                clocks = new { first_reply = new { within_seconds = 7200, hours = "business" }, principle = new { within_seconds = 600 } },
                opening_hours = new
                {
                    monday = span,
                    tuesday = span,
                    wednesday = span,
                    thursday = span,
                    friday = span,
                    saturday = span,
                    sunday = span,
                },
            }
        );
        var ordinary = await desk.JudgeAsync((await desk.PostAsync("1", "Bonjour à tous")).Text("id"), "discontent");
        var principle = await desk.JudgeAsync((await desk.PostAsync("2", "Bonsoir à tous")).Text("id"), "discontent", "personal_data");

        var due = await TimesAsync(desk, ordinary);
        var local = TimeZoneInfo.ConvertTime(due.Due, paris);
        Assert.Equal((hour + 1, 0, 0), (local.Hour, local.Minute, local.Second));
        Assert.InRange(due.Due - due.Opened, TimeSpan.FromHours(24), TimeSpan.FromHours(49));
        var soon = await TimesAsync(desk, principle);
        Assert.Equal(TimeSpan.FromMinutes(10), soon.Due - soon.Opened);
    }

    private static async Task<(DateTimeOffset Opened, DateTimeOffset Due)> TimesAsync(PolicyDesk desk, JsonElement judged)
    {
        var found = (await desk.CaseAsync(judged.Text("case_id"))).GetProperty("case");
        return (found.GetProperty("opened_at").GetDateTimeOffset(), found.GetProperty("due_at").GetDateTimeOffset());
    }

    private static async Task<(string, string)> DecidedAsync(PolicyDesk desk, JsonElement judged)
    {
        var found = await desk.CaseAsync(judged.Text("case_id"));
        return (found.Text("policy_version"), found.GetProperty("case").Text("standing"));
    }

    private static async Task<double> DaysToWaitAsync(PolicyDesk desk, string id)
    {
        await desk.MoveAsync(id, new { to = "dialogue", reply = new { text = "Bonjour, que s'est-il passé ?" } });
        var refused = await desk.MoveAsync(id, new { to = "platform", reason = "An insult." });
        var problem = await refused.JsonAsync();
        Assert.Equal("author_has_time", problem.Text("code"));
        return (problem.GetProperty("until").GetDateTimeOffset() - DateTimeOffset.UtcNow).TotalDays;
    }
}
