using Entente.Application.Acquisition;
using Entente.Application.Advocates;
using Entente.Application.Brands;
using Entente.Application.Cases;
using Entente.Application.Mentions;
using Entente.Application.Metrics;
using Entente.Application.Policies;
using Entente.Application.Removals;
using Entente.Application.Reports;
using Entente.Application.Triage;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Demo;

/// <summary>
/// The brand one can look around in: Orvane, an operator that does not exist, with twelve weeks of posts that end last Sunday. Told once,
/// into an instance without any brand; a telling that was cut off is told again to its end, since what is known is not stored twice.
/// </summary>
public sealed class DemoBrand(
    IBrandReads brands,
    IBrandStore brandStore,
    IChannelStore channels,
    IChannelReads channelReads,
    ITriageEngine triage,
    IPolicyReads policies,
    IBrandContexts contexts,
    IMentionStore mentions,
    IVerdictStore verdicts,
    ICaseStore cases,
    IRemovalStore removals,
    ICampaignStore campaigns,
    ICampaignReads ledger,
    IAdvocateStore advocates,
    IAdvocateReads candidates,
    IReportRenderer renderer,
    IWeeklyRecount recount,
    RequestReportHandler reports,
    TimeProvider clock,
    ILogger<DemoBrand> logger
)
{
    private const int Weeks = 12;
    private const string Slug = "orvane";

    /// <summary>True when the instance is empty and may be given the demo brand.</summary>
    public async Task<bool> IsWantedAsync(CancellationToken ct) => (await brands.ListAsync(ct)).Count == 0;

    public async Task TellAsync(CancellationToken ct)
    {
        var present = clock.GetUtcNow();
        var (brand, _) = await new CreateBrandHandler(brandStore, clock).HandleAsync(
            new BrandSettings(
                Slug,
                "Orvane",
                "Europe/Paris",
                "fr",
                ["Orvane", "Orvane One", "Mon Orvane"],
                ["aide@orvane.example", "01 99 00 10 10"],
                "FR"
            ),
            isDemo: true,
            ct
        );
        if (brand is null)
        {
            return;
        }
        var pages = new DemoChannels(brand, new CreateChannelHandler(channels, clock));
        await pages.OpenAsync(ct);
        var firstDay = IsoWeek.Of(present, brand.Zone).Plus(-Weeks).Monday;
        var told = new DemoClock();
        var record = new RecordMentionsHandler(new PostChecks(channelReads, told), triage, contexts, policies, mentions, told);
        await new DemoFans(brand, pages, firstDay, present, told, campaigns, ledger, record).TellAsync(ct);
        var telling = new DemoTelling(
            brand,
            pages,
            firstDay,
            present,
            told,
            record,
            new GiveVerdictHandler(verdicts, cases, policies, told),
            cases,
            new DemoRequests(
                brand,
                told,
                new DraftRemovalRequestHandler(removals, cases, told),
                new ApproveRemovalRequestHandler(removals, cases, told),
                new SubmitRemovalRequestHandler(removals, cases, renderer, told),
                new RecordRemovalDecisionHandler(removals, cases, told)
            )
        );
        await telling.TellAsync(ct);
        told.MoveTo(present);
        await new DemoAdvocates(brand, advocates, candidates, told).TellAsync(ct);
        await recount.RecountDirtyWeeksAsync(brand, ct);
        foreach (var language in (string[])["fr", "en"])
        {
            var period = ReportPeriod.Of(ReportSpan.Week, IsoWeek.Of(present, brand.Zone).Plus(-1));
            await reports.HandleAsync(new RequestReport(brand, period, language, "Marc"), ct);
        }
        logger.LogInformation("The demo brand {BrandId} is told", brand.Id);
    }
}
