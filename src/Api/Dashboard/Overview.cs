using System.Globalization;
using System.Resources;
using Entente.Api.Dashboard.Mentions;
using Entente.Api.Problems;
using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;
using Entente.Domain.Surges;
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
    Caller Caller,
    string Address,
    DateTimeOffset At,
    IReadOnlyList<Surge> Lasting
)
{
    private static readonly ResourceManager Texts = new("Entente.Api.Dashboard.DashboardTexts", typeof(Overview).Assembly);

    /// <summary>No network is older; and twelve weeks before it there is still a calendar.</summary>
    public static IsoWeek Earliest { get; } = IsoWeek.Of(new DateOnly(2000, 1, 3));

    public string PageTitle => Brand is null ? Say("title") : $"{Brand.Name} · {Say("week_n", Week.Number)}";

    public string Say(string name) => Texts.GetString(name, Language) ?? name;

    public string Say(string name, params object[] values) => string.Format(Language, Say(name), values);

    /// <summary>True while a report is on its way: the page then looks again by itself.</summary>
    public bool IsWaiting => Reports.Any(r => r.Status is ReportStatus.Queued or ReportStatus.Running);

    public bool HasPosts => Review?.LastTwelveWeeks.Any(w => w.InboundVolume.Numerator > 0) == true;

    /// <summary>The made-up brand asks for its reports when the last of its posts is told: until then its figures are of a part.</summary>
    public bool IsBeingTold => Brand is { IsDemo: true } && MaySeeReports && Reports.Count == 0;

    public bool MayCreateBrands => Caller.IsOwner || (Caller.Brands is null && Caller.Holds(Scopes.BrandsWrite));

    /// <summary>The moment the page was made, as the API takes it.</summary>
    public string Now => At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public bool MaySeeMentions => Brand is not null && Caller.May(Scopes.MentionsRead, Brand.Id);

    public bool MaySeeCases => Brand is not null && Caller.May(Scopes.CasesRead, Brand.Id);

    public bool MayKeepContacts =>
        Brand is not null && (Caller.May(Scopes.ContactsRead, Brand.Id) || Caller.May(Scopes.ProtectedPeopleRead, Brand.Id));

    public bool MaySeeAcquisition => Brand is not null && Caller.May(Scopes.AcquisitionRead, Brand.Id);

    /// <summary>Who manages people, and who has an account and so sessions of their own.</summary>
    public bool MaySeePeople => Brand is not null && (Caller.UserId is not null || Caller.May(Scopes.PeopleManage, Brand.Id));

    public bool MayAdminister => Brand is not null && Administration.AdministrationPart.For(Caller, Brand.Id).Any();

    public bool MaySeeLearning => Brand is not null && Caller.May(Scopes.ModelsRead, Brand.Id);

    public bool MaySeeFigures => Brand is not null && Caller.May(Scopes.MetricsRead, Brand.Id);

    public bool MaySeePlaybooks => Brand is not null && Caller.May(Scopes.PlaybooksRead, Brand.Id);

    public bool MayPractise => Brand is not null && Caller.May(Scopes.PracticePlay, Brand.Id);

    public bool MaySeePolicies => Brand is not null && Caller.May(Scopes.PoliciesRead, Brand.Id);

    public bool MaySeeReports => Brand is not null && Caller.May(Scopes.ReportsRead, Brand.Id);

    public bool MayAskForReports => Brand is not null && Caller.May(Scopes.ReportsWrite, Brand.Id);

    /// <summary>Twelve weeks of a figure in the explorer, up to the week shown; told apart where that is asked.</summary>
    public string? Explore(string? metric, string by = "none", int weeks = 12) =>
        metric is not null && MaySeeFigures
            ? $"/metrics?brand={Brand!.Slug}&metric={metric}&from={Week.Plus(1 - weeks)}&to={Week}&by={by}"
            : null;

    /// <summary>The cases that a figure of the week is made of.</summary>
    public string? CasesBehind(string? metric) =>
        !MaySeeCases ? null
        : metric is "cases_opened" or "escalation_rate" ? $"/cases?brand={Brand!.Slug}&from={Week}&to={Week}"
        // The queue is of now: of a week gone by it would show another number.
        : metric == "backlog" && Week == Present ? $"/queue?brand={Brand!.Slug}"
        : null;

    /// <summary>What a figure of the week is made of: its cases, or its posts.</summary>
    public string? Behind(string? metric) =>
        CasesBehind(metric)
        ?? (
            MaySeeMentions && MentionsScreen.Counted(metric) is { } counted
                ? $"{MentionsScreen.Path}?brand={Brand!.Slug}&from={Week}&to={Week}{counted}"
                : null
        );

    public string LinkTo(IsoWeek week) => $"/?brand={Brand!.Slug}&week={week}";

    public string LinkIn(string language) => $"/language/{language}?back={Uri.EscapeDataString(Brand is null ? "/" : LinkTo(Week))}";

    /// <summary>The report's own words: a category or a reason has one name on the page and in the PDF.</summary>
    public ReportTexts Words { get; } = ReportTexts.In(Language.Name);

    public FigureWriter Figures { get; } = new(Language);

    /// <summary>What the channels of the surges that last are called.</summary>
    public IReadOnlyDictionary<Guid, string> ChannelNames { get; init; } = new Dictionary<Guid, string>();

    /// <summary>The surges that last, in the report's words.</summary>
    public IEnumerable<string> SurgesInWords => new SurgeLines(Words, Figures, Brand!.Zone, ChannelNames).Told(Lasting);

    /// <summary>Which replies want a second reader meanwhile.</summary>
    public string SecondReader =>
        Say(Lasting.Any(s => s.Place.ChannelId is null) ? "surges_second_reader" : "surges_second_reader_channels");

    /// <summary>Week 47 2026, or November 2026.</summary>
    public string PeriodOf(Report report)
    {
        var week = report.Period.Weeks.From;
        return report.Period.Span == ReportSpan.Week
            ? $"{Say("week_n", week.Number)} {week.Year}"
            : new DateWriter(Words.Language).Month(week);
    }

    /// <summary>Cases move on: what waits for a decision is of the moment, whatever week is shown.</summary>
    public string DecisionsToday =>
        Words.Write(
            "decisions_at",
            new DateWriter(Words.Language).DayOfMonth(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(At, Brand!.Zone).DateTime))
        );

    public string WeekInWords => new DateWriter(Words.Language).Week(Week);

    /// <summary>A moment in the brand's zone.</summary>
    public string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Brand!.Zone).ToString("d MMM, HH:mm", Words.Language);

    /// <summary>How long ago that was when the figures were computed, in whole minutes, hours or days.</summary>
    public string Age(DateTimeOffset since) =>
        (Review!.ComputedAt - since) switch
        {
            { TotalHours: < 1 } minutes => Say("age_minutes", Figures.Count(Math.Max(0, (long)minutes.TotalMinutes))),
            { TotalDays: < 2 } hours => Say("age_hours", Figures.Count((long)hours.TotalHours)),
            var days => Say("age_days", Figures.Count((long)days.TotalDays)),
        };

    /// <summary>
    /// The report as a page wants it: what happened, the pictures and tables, and apart from them how the figures are made. What waits for
    /// a decision is left out: a page lists it with its ages.
    /// </summary>
    public (
        IReadOnlyList<ReportBlock> Summary,
        IReadOnlyList<IReadOnlyList<ReportBlock>> Details,
        IReadOnlyList<ReportBlock> Method
    ) Parts()
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
        return (sections[0], sections[1..^2], sections[^1]);
    }
}
