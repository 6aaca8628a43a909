using System.Globalization;
using System.Resources;
using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;
using Microsoft.AspNetCore.Antiforgery;

namespace Entente.Api.Dashboard;

/// <summary>Everything the overview shows. <see cref="Brand"/> is null where the reader sees none.</summary>
public sealed record Overview(
    IReadOnlyList<Brand> Brands,
    Brand? Brand,
    IsoWeek Week,
    IsoWeek Present,
    CultureInfo Language,
    WeekInReview? Review,
    ReportDocument? Document,
    IReadOnlyList<Report> Reports,
    AntiforgeryTokenSet Token,
    Caller Caller
)
{
    private static readonly ResourceManager Texts = new("Entente.Api.Dashboard.DashboardTexts", typeof(Overview).Assembly);

    public string Say(string name) => Texts.GetString(name, Language) ?? name;

    public string Say(string name, params object[] values) => string.Format(Language, Say(name), values);

    /// <summary>True while a report is on its way: the page then looks again by itself.</summary>
    public bool IsWaiting => Reports.Any(r => r.Status is ReportStatus.Queued or ReportStatus.Running);

    public bool HasPosts => Review?.LastTwelveWeeks.Any(w => w.InboundVolume.Numerator > 0) == true;

    public bool MayAskForReports => Brand is not null && Caller.May(Scopes.ReportsWrite, Brand.Id);

    public string LinkTo(IsoWeek week) => $"/?brand={Brand!.Slug}&week={week}";

    public string LinkIn(string language) => $"/language/{language}?back={Uri.EscapeDataString(Brand is null ? "/" : LinkTo(Week))}";

    public string WeekInWords => new DateWriter(ReportTexts.In(Language.Name).Language).Week(Week);

    /// <summary>A moment in the brand's zone, with the zone's name for whoever hovers.</summary>
    public string Moment(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Brand!.Zone).ToString(Language.Name == "fr" ? "d MMM, HH:mm" : "d MMM, HH:mm", Language);

    /// <summary>
    /// The parts of the report as a page wants them: what happened, what waits, then the rest. How the figures are made comes apart, at
    /// the foot.
    /// </summary>
    public (IReadOnlyList<IReadOnlyList<ReportBlock>> Parts, IReadOnlyList<ReportBlock> Method) Parts()
    {
        var sections = new List<List<ReportBlock>>();
        foreach (var block in Document!.Blocks)
        {
            if (block is Heading or SideBySide || sections.Count == 0)
            {
                sections.Add([]);
            }
            sections[^1].Add(block);
        }
        var (first, decisions, method) = (sections[0], sections[^2], sections[^1]);
        return ([first, decisions, .. sections[1..^2]], method);
    }
}
