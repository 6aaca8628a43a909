using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Entente.BrowserTests;

/// <summary>A person works the queue, mostly by keyboard.</summary>
public sealed class WorkingTheQueueTests(DeskInBrowser desk) : IClassFixture<DeskInBrowser>, IAsyncDisposable
{
    private const string Outage = "Troisième panne en un mois, j'en ai marre. Votre hotline ne répond plus.";
    private const string Answer =
        "Bonjour Hugo, trois pannes en un mois, c'est trop, et je comprends votre colère. Que s'est-il passé hier soir ? "
        + "Je vérifie votre ligne aujourd'hui et je vous réponds ici avant 18 h. Aya";

    public async ValueTask DisposeAsync() => await desk.EndVisitsAsync();

    [Fact]
    public async Task From_arrival_to_the_first_published_reply_without_touching_the_mouse()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Queue);
        var keys = visit.Page.Keyboard;

        await visit.Queue.NextAsync();
        await Assertions.Expect(visit.Queue.Chosen).ToContainTextAsync("First reply");
        await keys.PressAsync("a");
        await Assertions.Expect(visit.Case.Done).ToContainTextAsync("You take care of the case");
        await keys.PressAsync("r");
        await Assertions.Expect(visit.Case.Reply).ToBeFocusedAsync();
        await keys.InsertTextAsync(Answer);
        await keys.PressAsync("Control+Enter");

        await Assertions.Expect(visit.Case.Done).ToContainTextAsync("Reply published");
        await Assertions.Expect(visit.Queue.Rows).ToContainTextAsync("Waits for the author");
        Assert.Equal("dialogue", await work.AboutCaseAsync("step"));
        Assert.Equal("author", await work.AboutCaseAsync("waiting"));
    }

    [Fact]
    public async Task A_case_that_leaves_the_list_stays_where_it_is_read_and_keys_stay_with_it()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        await CaseAtHand.PostAsync(desk.App, work.Brand, "insult", "Bande d'incapables, des clowns.", "Zoé");
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Queue + "&who=nobody");
        await Assertions.Expect(visit.Queue.Rows).ToHaveCountAsync(2);
        await visit.Queue.NextAsync();
        var taken = await visit.Queue.Chosen.InnerTextAsync();
        await visit.Page.Keyboard.PressAsync("a");

        await Assertions.Expect(visit.Queue.Rows).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Case.Done).ToContainTextAsync("You take care of the case");
        await Assertions.Expect(visit.Queue.Chosen).ToHaveCountAsync(0);
        await visit.Page.Keyboard.PressAsync("r");
        await Assertions.Expect(visit.Case.Done).ToContainTextAsync("You take care of the case");
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Queue.NextAsync();

        await Assertions.Expect(visit.Queue.Chosen).ToHaveCountAsync(1);
        Assert.NotEqual(taken, await visit.Queue.Chosen.InnerTextAsync());
    }

    [Fact]
    public async Task A_row_opens_by_enter_and_the_way_back_keeps_the_filters()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Queue + "&standing=permitted");

        await visit.Queue.NextAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Visit.ArrivesAsync(visit.Page, new Regex($"/cases/{work.Case}"));
        await visit.Page.Keyboard.PressAsync("u");
        await Visit.ArrivesAsync(visit.Page, new Regex("standing=permitted"));

        await Assertions.Expect(visit.Queue.Rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Principles_come_first_and_each_row_says_why_it_stands_there()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        await CaseAtHand.PostAsync(desk.App, work.Brand, null, "Le numéro perso de Nadia de l'agence : 06 39 98 41 27, appelez-la.", "Zoé");
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Queue);

        await Assertions.Expect(visit.Queue.Rows.First).ToContainTextAsync("Principle");
        await Assertions.Expect(visit.Queue.Rows.First).ToContainTextAsync("Hide it, ask its author");
        await Assertions.Expect(visit.Queue.Rows.Last).ToContainTextAsync("First reply · discontent, by a person");
        await Assertions.Expect(visit.Queue.Counts).ToContainTextAsync("2 open");
        await Assertions.Expect(visit.Queue.Counts).ToContainTextAsync("1 principle");
        await Assertions.Expect(visit.Queue.Rows.First.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_new_case_is_announced_and_moves_no_row_until_it_is_asked_for()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Queue);
        await visit.Queue.NextAsync();
        await CaseAtHand.PostAsync(desk.App, work.Brand, "insult", "Bande d'incapables, des clowns.", "Zoé");

        await visit.Queue.ListenAsync();
        await Assertions.Expect(visit.Queue.News).ToHaveTextAsync("1 new case – show");
        await Assertions.Expect(visit.Queue.Rows).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("n");

        await Assertions.Expect(visit.Queue.Rows).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Queue.Chosen).ToContainTextAsync("Troisième panne");
        await Assertions.Expect(visit.Queue.News).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_filter_is_kept_as_a_view_and_taken_off_again()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        await CaseAtHand.PostAsync(desk.App, work.Brand, "insult", "Bande d'incapables, des clowns.", "Zoé");
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Queue);

        await visit.Page.GetByLabel("Standing").SelectOptionAsync("contestable");
        await Assertions.Expect(visit.Queue.Rows).ToHaveCountAsync(1);
        await visit.Page.GetByText("Save this view").ClickAsync();
        await visit.Page.GetByLabel("Name").FillAsync("Insults <b>");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await visit.GoAsync(work.Queue);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Insults <b>" }).ClickAsync();

        await Assertions.Expect(visit.Queue.Rows).ToContainTextAsync("clowns");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the view Insults <b>" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Insults <b>" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task One_of_two_pages_is_chosen_beneath_its_network_and_kept_as_a_view()
    {
        const string help = "Fibre du Lac Assistance, toutesrégionsetoutremerréunies, du lundi au samedi";
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        await work.AddChannelAsync("page", "Fibre du Lac");
        await work.AddChannelAsync("help", help);
        await CaseAtHand.PostAsync(desk.App, work.Brand, "insult", "Bande d'incapables, des clowns.", "Zoé", "help");
        await CaseAtHand.PostAsync(desk.App, work.Brand, "insult", "Des voleurs.", "Zoé", "page");
        var visit = await desk.SignedInAsync(width: 375, scheme: ColorScheme.Dark);
        await visit.GoAsync(work.Queue);

        await visit.Page.GetByLabel("Channel").SelectOptionAsync(new SelectOptionValue { Label = help });
        await Assertions.Expect(visit.Queue.Rows).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Queue.Rows).ToContainTextAsync($"Facebook · {help}");
        await visit.IsSoundAsync();
        await visit.Page.GetByText("Save this view").ClickAsync();
        await visit.Page.GetByLabel("Name").FillAsync("Help");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("Channel").SelectOptionAsync(new SelectOptionValue { Label = "All of Facebook" });
        await Assertions.Expect(visit.Queue.Rows).ToHaveCountAsync(3);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Help", Exact = true }).ClickAsync();

        await Assertions.Expect(visit.Queue.Rows).ToContainTextAsync("clowns");
        await Assertions.Expect(visit.Page.GetByLabel("Channel").Locator("option:checked")).ToHaveTextAsync(help);
    }

    [Fact]
    public async Task Several_posts_get_one_verdict_at_once()
    {
        var first = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        var second = await CaseAtHand.PostAsync(desk.App, first.Brand, "discontent", "Encore en panne, minable.", "Zoé");
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(first.Queue);

        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("x");
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("x");
        await Assertions.Expect(visit.Page.GetByText("2 selected")).ToBeVisibleAsync();
        var bulk = visit.Page.GetByRole(AriaRole.Group, new() { Name = "Same verdict" });
        await bulk.GetByLabel("Verdict").SelectOptionAsync("disparagement");
        await bulk.GetByRole(AriaRole.Button, new() { Name = "Give this verdict" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByText("2 verdicts given.")).ToBeVisibleAsync();
        Assert.Equal("contestable", await first.AboutCaseAsync("standing"));
        Assert.Equal("contestable", await second.AboutCaseAsync("standing"));
    }

    [Fact]
    public async Task Every_key_is_told_by_the_question_mark()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, "discontent", Outage);
        var visit = await desk.SignedInAsync();
        await visit.GoAsync(work.Queue);

        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Take the case");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_may_not_read_personal_data_sees_it_masked_and_finds_nothing_by_it()
    {
        var work = await CaseAtHand.OpenAsync(desk.App, null, "Le numéro perso de Nadia de l'agence : 06 39 98 41 27, appelez-la.");
        var key = await desk.App.CreateKeyAsync(["cases:read", "mentions:read"], [work.Brand]);
        var visit = await desk.SignedInWithAsync(key);
        await visit.GoAsync(work.Queue);

        await Assertions.Expect(visit.Queue.Rows).ToContainTextAsync("06 •• •• •• 27");
        Assert.DoesNotContain("Hugo", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await visit.GoAsync(work.Queue + "&q=98 41");
        await Assertions.Expect(visit.Queue.Rows).ToHaveCountAsync(0);
        await visit.GoAsync(work.Page);
        await Assertions.Expect(visit.Case.Post).ToContainTextAsync("06 •• •• •• 27");
        Assert.DoesNotContain("98 41", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hugo", await visit.Page.ContentAsync(), StringComparison.Ordinal);
    }
}
