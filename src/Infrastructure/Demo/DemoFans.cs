using Entente.Application.Acquisition;
using Entente.Application.Mentions;
using Entente.Domain.Acquisition;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;

namespace Entente.Infrastructure.Demo;

/// <summary>A made-up campaign; days count from the Monday the telling begins on, before it they are negative.</summary>
/// <param name="Stay">The part of its named fans who write after 4, 12 and 26 weeks.</param>
internal sealed record DemoCampaign(
    string Key,
    CampaignKind Kind,
    string Name,
    Network Network,
    decimal? Reach,
    int Day,
    int Days,
    int Counted,
    int Named,
    IReadOnlyList<double> Stay,
    string? Notes,
    IReadOnlyList<DemoCost> Costs
);

/// <param name="Amount">In cents.</param>
internal sealed record DemoCost(CostKind Kind, int Day, long Amount, string? Note);

internal sealed record DemoFanPost(CampaignKind Origin, string Text);

/// <summary>
/// The made-up desk's ledger: five campaigns of the year before, the fans they won and what these wrote since. Most fans of a contest are
/// never heard of again; those of the videos are.
/// </summary>
internal sealed class DemoFans(
    Brand brand,
    DemoChannels channels,
    DateOnly firstDay,
    DateTimeOffset present,
    DemoClock clock,
    ICampaignStore campaigns,
    ICampaignReads reads,
    RecordMentionsHandler record
)
{
    private const string Keeper = "Marc";
    private const int Handful = 500;
    private static readonly int[] WindowsFrom = [28, 84, 182];

    private static readonly string[] Names =
    [
        "lea",
        "hugo",
        "nadia",
        "karim",
        "ines",
        "paul",
        "chloe",
        "yanis",
        "zoe",
        "marc",
        "sonia",
        "theo",
        "anais",
        "louis",
        "fatou",
        "remi",
    ];

    private readonly ILookup<CampaignKind, string> _said = DemoContent.FanPosts().ToLookup(p => p.Origin, p => p.Text);
    private readonly List<IncomingMention> _posts = [];

    public async Task TellAsync(CancellationToken ct)
    {
        foreach (var told in DemoContent.Campaigns())
        {
            await OpenAsync(told, new Random(told.Key[1]), ct);
        }
        foreach (var handful in _posts.Where(p => p.PostedAt < present).OrderBy(p => p.PostedAt).Chunk(Handful))
        {
            clock.MoveTo(handful[^1].PostedAt!.Value.AddMinutes(1));
            await record.HandleAsync(new RecordMentions(brand, handful), ct);
        }
    }

    private async Task OpenAsync(DemoCampaign told, Random random, CancellationToken ct)
    {
        clock.MoveTo(At(told.Day, 9));
        var terms = new CampaignTerms(
            told.Kind,
            told.Name,
            channels.MainOn(told.Network),
            told.Reach,
            On(told.Day),
            On(told.Day + told.Days - 1),
            told.Notes
        );
        var (campaign, _) = await new CreateCampaignHandler(campaigns, clock).HandleAsync(
            new CreateCampaign(brand.Id, told.Network, "EUR", terms, Keeper),
            ct
        );
        if (campaign is null)
        {
            return;
        }
        foreach (var (kind, day, amount, note) in told.Costs)
        {
            var cost = new RecordCost(brand.Id, campaign.Id, kind, On(day), amount, campaign.Currency, note, Keeper);
            await new RecordCostHandler(reads, campaigns, clock).HandleAsync(cost, ct);
        }
        clock.MoveTo(At(told.Day + told.Days, 18));
        var fans = Counted(told).Concat(Named(told, random)).ToList();
        await new RecordFansHandler(reads, campaigns, clock).HandleAsync(new RecordFans(brand, campaign.Id, fans, Keeper), ct);
    }

    /// <summary>More at first than at the end.</summary>
    private IEnumerable<GivenFans> Counted(DemoCampaign told)
    {
        var weights = Enumerable.Range(0, told.Days).Select(day => Math.Exp(-2.0 * day / told.Days)).ToList();
        return weights.Select((w, day) => new GivenFans(On(told.Day + day), null, (int)(told.Counted * w / weights.Sum()), null, null));
    }

    private IEnumerable<GivenFans> Named(DemoCampaign told, Random random)
    {
        for (var i = 0; i < told.Named; i++)
        {
            var (day, handle) = (told.Day + random.Next(told.Days), $"{Names[random.Next(Names.Length)]}.{told.Key}{i:000}");
            var author = new IncomingAuthor($"fan-{told.Key}-{i:000}", handle, null);
            Write(told, author, day, told.Kind == CampaignKind.Contest ? 0.4 : 0.2, 1, random);
            for (var w = 0; w < WindowsFrom.Length; w++)
            {
                Write(told, author, day + WindowsFrom[w], told.Stay[w], 28, random);
            }
            yield return new GivenFans(On(day), null, null, null, author);
        }
    }

    private void Write(DemoCampaign told, IncomingAuthor author, int from, double likely, int within, Random random)
    {
        if (random.NextDouble() < likely)
        {
            var said = _said[told.Kind].ElementAt(random.Next(_said[told.Kind].Count()));
            var at = At(from + random.Next(within), 7 + random.Next(14)).AddMinutes(random.Next(60));
            var key = $"{author.ExternalId}-{_posts.Count:0000}";
            var post = new IncomingMention(told.Network, key, said, at, $"https://social.example/orvane/{key}", "fr", author);
            _posts.Add(post with { ChannelExternalId = DemoChannels.AccountOf(told.Network) });
        }
    }

    private DateOnly On(int day) => firstDay.AddDays(day);

    private DateTimeOffset At(int day, int hour)
    {
        var local = On(day).ToDateTime(new TimeOnly(hour, 0));
        return new DateTimeOffset(local, brand.Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
