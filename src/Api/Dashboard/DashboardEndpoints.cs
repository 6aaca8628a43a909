using Entente.Api.Access;
using Entente.Api.Dashboard.Acquisition;
using Entente.Api.Dashboard.Administration;
using Entente.Api.Dashboard.Cases;
using Entente.Api.Dashboard.Contacts;
using Entente.Api.Dashboard.Learning;
using Entente.Api.Dashboard.Mentions;
using Entente.Api.Dashboard.Metrics;
using Entente.Api.Dashboard.People;
using Entente.Api.Dashboard.Playbooks;
using Entente.Api.Dashboard.Policies;
using Entente.Api.Dashboard.Practice;
using Entente.Api.Dashboard.Queue;
using Entente.Api.Dashboard.Removals;
using Entente.Api.Dashboard.Reports;
using Entente.Api.Problems;
using Entente.Application.Brands;
using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Application.Surges;
using Entente.Domain.Access;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard;

/// <summary>The pages people read: rendered by the server, for whoever signed in, of the brands they may see.</summary>
public static class DashboardEndpoints
{
    private const int ReportsShown = 6;
    private const int SurgesShown = 20;

    public static void MapDashboard(this WebApplication app)
    {
        app.MapGet("/", OverviewAsync).ExcludeFromDescription();
        app.MapQueuePage();
        app.MapCasesPage();
        app.MapMentionsPage();
        app.MapCasePage();
        app.MapRemovalPage();
        app.MapContactsPage();
        app.MapAcquisitionPage();
        app.MapPeoplePage();
        app.MapLearningPage();
        app.MapAdministration();
        app.MapReportsPage();
        app.MapMetricPage();
        app.MapPolicyPages();
        app.MapPlaybookPages();
        app.MapPracticePages();
        app.MapGet("/language/{language}", ChooseLanguage).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> OverviewAsync(
        string? brand,
        string? week,
        HttpContext context,
        Caller caller,
        IBrandReads brands,
        ReviewWeekHandler reviews,
        IReportReads reports,
        ISurgeReads surges,
        IAntiforgery forms,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var visible = (await brands.ListAsync(ct)).Where(b => caller.May(Scopes.MetricsRead, b.Id)).ToList();
        if (brand is not null && !visible.Exists(b => b.Slug == brand))
        {
            // Another brand's figures under this address would mislead.
            return TypedResults.LocalRedirect("/");
        }
        var chosen = brand is null ? visible.FirstOrDefault() : visible.Find(b => b.Slug == brand);
        if (chosen is not null)
        {
            context.Features.Set(chosen);
        }
        var language = Languages.Of(context);
        var token = forms.GetAndStoreTokens(context);
        var (address, now) = ($"{context.Request.Scheme}://{context.Request.Host}", clock.GetUtcNow());
        if (chosen is null && (await brands.ListAsync(ct)).Any(b => caller.May(Scopes.CasesRead, b.Id)))
        {
            return TypedResults.LocalRedirect(Queue.QueueScreen.Path);
        }
        if (chosen is null)
        {
            return Page(new Overview(visible, null, default, default, language, null, null, [], token, caller, address, now, []));
        }
        var present = IsoWeek.Of(now, chosen.Zone);
        var asked = IsoWeek.TryParse(week, out var read) && read >= Overview.Earliest && read <= present ? read : present.Plus(-1);
        var review = await reviews.HandleAsync(new ReviewWeek(chosen, asked), ct);
        var document = ManagementReport.Of(review, language.Name, now);
        var latest = caller.May(Scopes.ReportsRead, chosen.Id) ? await reports.ListAsync(chosen.Id, null, ReportsShown, ct) : [];
        var lasting = await surges.ListAsync(chosen.Id, onlyOpen: true, null, SurgesShown, ct);
        return Page(
            new Overview(visible, chosen, asked, present, language, review, document, latest, token, caller, address, now, lasting)
        );
    }

    private static RazorComponentResult<OverviewPage> Page(Overview overview) =>
        new(new Dictionary<string, object?> { [nameof(OverviewPage.Model)] = overview });

    private static RedirectHttpResult ChooseLanguage(string language, string? back, HttpContext context)
    {
        if (Languages.All.Any(l => l.Name == language))
        {
            context.Response.Cookies.Append(
                Languages.CookieName,
                language,
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    MaxAge = TimeSpan.FromDays(365),
                    Secure = context.Request.IsHttps,
                    IsEssential = true,
                }
            );
        }
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back! : "/");
    }
}
