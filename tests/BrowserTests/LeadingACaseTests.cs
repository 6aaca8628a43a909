using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>A person leads one case on its page: judges, answers with a second reader, sees what is not allowed and why.</summary>
public sealed class LeadingACaseTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    private const string Outage = "Troisième panne en un mois, j'en ai marre. Votre hotline ne répond plus.";

    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Fact]
    public async Task A_permitted_post_shows_why_the_platform_is_not_allowed()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", "<img src=x onerror=alert(1)> " + Outage, "<b>Hugo</b>");
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Page);

        await Assertions.Expect(visit.Case.Post).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Assertions.Expect(visit.Case.Post).ToContainTextAsync("<b>Hugo</b>");
        await Assertions.Expect(visit.Case.Standing).ToHaveTextAsync("Permitted");
        await Assertions.Expect(visit.Case.Rung("Platform")).ToContainTextAsync("This post is unpleasant but allowed");
        await Assertions.Expect(visit.Case.Rung("Platform")).ToContainTextAsync("change the verdict with a reason");
        await Assertions.Expect(visit.Case.Rung("Platform").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Case.Rung("Law")).ToContainTextAsync("Not allowed either");
    }

    [Fact]
    public async Task A_post_against_a_principle_is_recorded_as_hidden_and_shown_again()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, null, "Appelez donc Nadia de l'agence, sa ligne directe : 06 39 98 14 22.");
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Queue);
        await Assertions.Expect(visit.Queue.Rows).ToContainTextAsync("Hide it, ask its author");
        await visit.GoAsync(work.Page);
        await Assertions.Expect(visit.Page.Locator(".clocks")).ToContainTextAsync("Principle: act by");

        await visit.Case.PressAsync("Record that it is hidden");

        await Assertions.Expect(visit.Case.Done).ToContainTextAsync("Recorded: the post is hidden");
        await Assertions.Expect(visit.Case.Post).ToContainTextAsync("Hidden on its network");
        await Assertions.Expect(visit.Page.Locator(".clocks")).ToContainTextAsync("First reply due");
        Assert.Equal("False", await work.AboutCaseAsync("is_exposed"));
        await visit.GoAsync(work.Queue);
        await Assertions.Expect(visit.Queue.Rows).ToContainTextAsync("First reply");
        await Assertions.Expect(visit.Queue.Rows).ToContainTextAsync("hidden");

        await visit.GoAsync(work.Page);
        await visit.Case.PressAsync("It can be seen again");
        await Assertions.Expect(visit.Page.Locator(".clocks")).ToContainTextAsync("Principle: act by");
        Assert.Equal("True", await work.AboutCaseAsync("is_exposed"));
    }

    [Fact]
    public async Task What_may_not_be_hidden_says_why_and_what_was_hidden_wrongly_asks_to_be_shown()
    {
        var allowed = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        var leak = await CaseAtHand.OpenAsync(desk.App, null, "Appelez donc Nadia de l'agence, sa ligne directe : 06 39 98 14 22.");
        var visit = await desk.SignedInAsync();

        await visit.GoAsync(allowed.Page);
        await Assertions.Expect(visit.Case.Post).ToContainTextAsync("Hiding it: no. This post is unpleasant but allowed");
        await visit.GoAsync(leak.Page);
        await visit.Case.PressAsync("Record that it is hidden");
        await Assertions.Expect(visit.Case.Done).ToContainTextAsync("Recorded: the post is hidden");
        await leak.JudgeAsync("discontent");
        var lectrice = await desk.SignedInAsync("fr-FR");
        await lectrice.GoAsync(leak.Page);

        await Assertions.Expect(lectrice.Case.Post).ToContainTextAsync("C’est une parole permise");
        await Assertions.Expect(lectrice.Case.StandsOut("Elle est de nouveau visible")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_verdict_can_be_taken_back()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Page);

        await visit.Case.JudgeAsync("Insult", "Read too fast.");
        await Assertions.Expect(visit.Case.Standing).ToHaveTextAsync("Contestable");
        Assert.Equal("insult", await work.AboutCaseAsync("category"));
        await visit.Case.PressAsync("Undo: back to discontent");

        await Assertions.Expect(visit.Case.Standing).ToHaveTextAsync("Permitted");
        Assert.Equal("discontent", await work.AboutCaseAsync("category"));
        await Assertions.Expect(visit.Page.Locator("#history")).ToContainTextAsync("Verdict taken back.");
    }

    [Fact]
    public async Task A_reply_that_a_rule_blocks_goes_out_only_by_a_second_person()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        var writer = await desk.SignedInAsync();
        await writer.GoAsync(work.Page);

        await writer.Case.Reply.FillAsync("Calmez-vous, monsieur. Que s'est-il passé ?");
        await Assertions.Expect(writer.Case.Findings).ToContainTextAsync("L03");
        await Assertions.Expect(writer.Case.Findings).ToContainTextAsync("Blocks");
        await Assertions.Expect(writer.Case.StandsOut("Send to review")).ToBeVisibleAsync();
        await Assertions.Expect(writer.Page.GetByText("A rule blocks these words")).ToBeVisibleAsync();
        await writer.Case.Reply.FillAsync("Bonjour Hugo, je comprends. Que s'est-il passé hier soir ? Je vous réponds avant 18 h. Aya");
        await Assertions.Expect(writer.Case.StandsOut("Mark as published")).ToBeVisibleAsync();
        await Assertions.Expect(writer.Page.GetByText("A rule blocks these words")).ToBeHiddenAsync();
        await writer.Case.Reply.FillAsync("Calmez-vous, monsieur. Que s'est-il passé ?");
        await Assertions.Expect(writer.Case.Findings).ToContainTextAsync("L03");
        await writer.Case.PressAsync("Mark as published");
        await Assertions.Expect(writer.Case.Refusal).ToBeVisibleAsync();
        writer.Forgive();
        await Assertions.Expect(writer.Case.Reply).ToHaveValueAsync("Calmez-vous, monsieur. Que s'est-il passé ?");
        await writer.Case.PressAsync("Send to review");
        await Assertions.Expect(writer.Case.Done).ToContainTextAsync("Handed to a second reader");

        var key = await desk.App.CreateKeyAsync(["cases:read", "mentions:read", "replies:read", "replies:review"], [work.Brand]);
        var reader = await desk.SignedInWithAsync(key);
        await reader.GoAsync(work.Queue + "&shows=review");
        await reader.Queue.Rows.GetByRole(AriaRole.Link).ClickAsync();
        await reader.Page.GetByLabel("Why may it go out although a rule blocks it?").FillAsync("He asked for it with a smile.");
        await reader.Case.PressAsync("Approve");
        await Assertions.Expect(reader.Case.Done).ToContainTextAsync("Reply approved");

        await writer.GoAsync(work.Page);
        await writer.Page.GetByLabel("Link to it").FillAsync("https://social.example/p/1001#r1");
        await writer.Case.PressAsync("Mark as published");
        await Assertions.Expect(writer.Case.Done).ToContainTextAsync("Reply published");
        var reply = await work.FirstOfAsync("replies");
        Assert.Equal("published", reply.GetProperty("status").GetString());
        Assert.Equal("https://social.example/p/1001#r1", reply.GetProperty("url").GetString());
    }

    [Fact]
    public async Task What_was_changed_meanwhile_is_told_to_whoever_was_slower()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        var (first, second) = (await desk.SignedInAsync(), await desk.SignedInAsync());
        await first.GoAsync(work.Page);
        await second.GoAsync(work.Page);

        await first.Case.OpenAsync("Close the case");
        await first.Page.GetByLabel("Outcome").SelectOptionAsync("answered");
        await first.Case.PressAsync("Close");
        await Assertions.Expect(first.Case.Done).ToContainTextAsync("Case closed");
        await second.Case.OpenAsync("Ask the lead");
        await second.Page.GetByLabel("What shall the lead look at?").FillAsync("The tone.");
        await second.Case.PressAsync("Send");

        await Assertions.Expect(second.Case.Refusal).ToContainTextAsync("Somebody was faster");
        await Assertions.Expect(second.Case.Refusal).ToContainTextAsync("Closed");
        second.Forgive();
    }

    [Fact]
    public async Task Who_else_is_here_is_seen()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        var key = await desk.App.CreateKeyAsync(["cases:read", "mentions:read"], [work.Brand]);
        var other = await desk.SignedInWithAsync(key);
        await other.GoAsync(work.Page);
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Page);

        await Assertions.Expect(visit.Case.Visitors).ToContainTextAsync("Also reading: test");
    }

    [Fact]
    public async Task Without_any_script_a_reply_is_checked_and_published()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        var visit = await desk.SignedInWithAsync(Testing.EntenteApp.OwnerKey, scripts: false);
        await visit.GoAsync(work.Queue);
        await visit.Queue.Rows.GetByRole(AriaRole.Link).ClickAsync();

        await visit.Case.Reply.FillAsync("Calmez-vous, monsieur.");
        await visit.Case.PressAsync("Check");
        await Assertions.Expect(visit.Case.Findings).ToContainTextAsync("L03");
        await visit.Case.Reply.FillAsync("Bonjour Hugo, je comprends. Que s'est-il passé hier soir ? Je vous réponds avant 18 h. Aya");
        await visit.Case.PressAsync("Mark as published");

        await Assertions.Expect(visit.Case.Done).ToContainTextAsync("Reply published");
        Assert.Equal("dialogue", await work.AboutCaseAsync("step"));
    }

    [Fact]
    public async Task From_the_case_to_a_dossier_with_the_score_rising_while_it_is_written()
    {
        var work = await CaseAtHand.OpenAsync(
            desk.App,
            "insult",
            "Panne encore. Lucie du SAV est une voleuse et une moins que rien, voilà tout."
        );
        await work.TakeToPlatformAsync();
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Page);
        await visit.Case.PressAsync("Write the removal request");
        await Visit.ArrivesAsync(visit.Page, new Regex("/removals/"));
        var page = new RemovalScreen(visit.Page);
        var before = await page.ScoreAsync();

        await page.FillAsync();
        await Assertions.Expect(page.Score).ToHaveTextAsync(new Regex("^(9|100)"));
        Assert.True(before < 60, $"{before}");
        await Assertions.Expect(page.Dossier).ToContainTextAsync("Lucie est nommée");
        await page.PressAsync("Save");
        await Assertions.Expect(visit.Page.GetByText("Saved.")).ToBeVisibleAsync();

        var key = await desk.App.CreateKeyAsync(["cases:read", "removals:read", "removals:approve", "personal-data:read"], [work.Brand]);
        var lead = await desk.SignedInWithAsync(key);
        await lead.GoAsync(new Uri(visit.Page.Url).PathAndQuery);
        await new RemovalScreen(lead.Page).PressAsync("Approve");
        await Assertions.Expect(lead.Page.GetByText("Your word is noted.")).ToBeVisibleAsync();

        await visit.GoAsync(new Uri(visit.Page.Url).PathAndQuery);
        var pdf = await page.DownloadAsync();
        Assert.EndsWith("-fr.pdf", pdf.SuggestedFilename, StringComparison.Ordinal);
        await page.PressAsync("Mark as sent");
        await Assertions.Expect(visit.Page.GetByText("Marked as sent")).ToBeVisibleAsync();
        Assert.Equal("submitted", (await work.FirstOfAsync("removal-requests")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_is_chosen_or_written_before_the_scripts_are_there_counts()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "insult", "Panne encore. Lucie du SAV est une voleuse, voilà tout.");
        await work.TakeToPlatformAsync();
        var visit = await desk.SignedInAsync();

        await visit.GoWithScriptsLateAsync(work.Page, "case", () => visit.Case.Reply.FillAsync("Calmez-vous, monsieur."));
        await Assertions.Expect(visit.Case.Findings).ToContainTextAsync("L03");

        await visit.Case.PressAsync("Write the removal request");
        await Visit.ArrivesAsync(visit.Page, new Regex("/removals/"));
        var removal = new Uri(visit.Page.Url).PathAndQuery;
        await visit.GoWithScriptsLateAsync(
            removal,
            "removal",
            () => visit.Page.Locator("[name=ground]").SelectOptionAsync("meta_bullying")
        );
        await Assertions.Expect(visit.Page.Locator("[name=element-attack]")).ToBeVisibleAsync();
    }
}
