using Entente.Application.Mentions;
using Entente.Application.Metrics;
using Entente.Application.Triage;
using Entente.Domain.Brands;
using Entente.Domain.Contacts;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;
using Entente.Infrastructure.Acquisition;
using Entente.Infrastructure.Advocates;
using Entente.Infrastructure.Audit;
using Entente.Infrastructure.Brands;
using Entente.Infrastructure.Cases;
using Entente.Infrastructure.Contacts;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Mentions;
using Entente.Infrastructure.Metrics;
using Entente.Infrastructure.Policies;
using Entente.Infrastructure.Queue;
using Entente.Infrastructure.Removals;
using Entente.Infrastructure.Replies;
using Entente.Infrastructure.Reports;
using Entente.Infrastructure.Surges;
using Entente.Infrastructure.Triage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Testing;

/// <summary>The desk over a real database, without HTTP: what a test says, in the desk's own words.</summary>
public sealed class Desk : IAsyncDisposable
{
    /// <summary>The engine has no state of a brand's: one will do for all desks.</summary>
    private static readonly Lazy<TriageEngine> LoadedOnce = new(() => new TriageEngine());

    private readonly ServiceProvider _services;

    private Desk(string ownerConnectionString, Brand brand, ITriageEngine? triage)
    {
        OwnerConnectionString = ownerConnectionString;
        Brand = brand;
        var services = new ServiceCollection()
            .AddDatabase(ownerConnectionString)
            .AddSingleton<TimeProvider>(Clock)
            .AddBrands()
            .AddPolicies()
            .AddLogging()
            .AddTriage(new ConfigurationBuilder().Build())
            .AddContacts("none")
            .AddSingleton(new InstanceKey(new byte[InstanceKey.Bytes]))
            .AddMentions()
            .AddCases()
            .AddReplies()
            .AddQueue()
            .AddRemovals()
            .AddReportRenderer(new ConfigurationBuilder().Build())
            .AddWeekClosing()
            .AddWeeklyMetrics()
            .AddAcquisition()
            .AddAdvocates()
            .AddSurges(new ConfigurationBuilder().Build())
            .AddAudit();
        if (triage is not null)
        {
            services.AddSingleton(triage);
        }
        else
        {
            services.AddSingleton(_ => LoadedOnce.Value);
        }
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public string OwnerConnectionString { get; }

    public Brand Brand { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    /// <param name="triage">Null for the engine of the product.</param>
    public static async Task<Desk> OpenAsync(PostgresCluster cluster, ITriageEngine? triage, string timeZone = "Europe/Paris")
    {
        var owner = await cluster.CreateDatabaseAsync();
        var brand = await AddBrandAsync(owner, "orvane", timeZone);
        return new Desk(owner, brand, triage);
    }

    /// <summary>Another brand in the same database.</summary>
    public static async Task<Brand> AddBrandAsync(string ownerConnectionString, string slug, string timeZone)
    {
        var now = DateTimeOffset.UtcNow;
        var brand = new Brand(Guid.CreateVersion7(), slug, slug, timeZone, "fr", [], [], "FR", IsDemo: false, Version: 1, now, now);
        await using var dataSource = DatabaseFeature.OpenAsApp(ownerConnectionString);
        await new PostgresBrandStore(new EntenteDatabase(dataSource)).TryAddAsync(brand, default);
        return brand;
    }

    public T Get<T>()
        where T : notnull => _services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public Task<IReadOnlyList<RecordedMention>> RecordAsync(params IncomingMention[] mentions) =>
        Get<RecordMentionsHandler>().HandleAsync(new RecordMentions(Brand, mentions), default);

    public Task<int> RecountAsync() => Get<IWeeklyRecount>().RecountDirtyWeeksAsync(Brand, default);

    /// <summary>Asks the rows themselves, as this brand.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql)
    {
        await using var session = await Get<EntenteDatabase>().OpenAsync(Brand.Id, default);
        return (await Dapper.SqlMapper.QueryAsync<T>(session.Connection, sql, transaction: session.Transaction)).ToList();
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}

/// <summary>A triage whose answers the test writes into the text itself, as <c>[negative discontent]</c>; without them nothing is judged.</summary>
public sealed class SpokenTriage : ITriageEngine
{
    public string ModelVersion => "spoken-1";

    public IReadOnlyList<Assessment> Assess(IReadOnlyList<TextToAssess> texts, BrandContext brand) =>
        [.. texts.Select(t => Assess(t.Text))];

    private Assessment Assess(string text)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            return new Assessment(null, null, null, null, null, [], [], ModelVersion);
        }
        var words = text[(open + 1)..text.IndexOf(']', StringComparison.Ordinal)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Sentiment? sentiment = null;
        Category? category = null;
        var signals = new List<Signal>();
        foreach (var word in words)
        {
            if (Domain.Vocabulary.TryParse<Sentiment>(word, out var s))
            {
                sentiment = s;
            }
            else if (Domain.Vocabulary.TryParse<Category>(word, out var c))
            {
                category = c;
            }
            else
            {
                signals.Add(new Signal(Domain.Vocabulary.Parse<SignalKind>(word), 0, open, 0.9, "spoken"));
            }
        }
        return new Assessment(
            "fr",
            sentiment,
            sentiment is null ? null : 0.8,
            category,
            category is null ? null : 0.9,
            signals,
            [],
            ModelVersion
        );
    }
}
