using Entente.Infrastructure.Access;
using Entente.Infrastructure.Acquisition;
using Entente.Infrastructure.Advocates;
using Entente.Infrastructure.Audit;
using Entente.Infrastructure.Brands;
using Entente.Infrastructure.Cases;
using Entente.Infrastructure.Contacts;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Exports;
using Entente.Infrastructure.Idempotency;
using Entente.Infrastructure.Imports;
using Entente.Infrastructure.Jobs;
using Entente.Infrastructure.Legal;
using Entente.Infrastructure.Mail;
using Entente.Infrastructure.Mentions;
using Entente.Infrastructure.Metrics;
using Entente.Infrastructure.Playbooks;
using Entente.Infrastructure.Policies;
using Entente.Infrastructure.Practice;
using Entente.Infrastructure.Queue;
using Entente.Infrastructure.Removals;
using Entente.Infrastructure.Replies;
using Entente.Infrastructure.Reports;
using Entente.Infrastructure.Surges;
using Entente.Infrastructure.Triage;

namespace Entente.Api.Serving;

public static class DeskFeature
{
    /// <summary>Everything the desk does without HTTP, for the server and for commands alike: one line a room.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(TimeProvider.System);
        var connectionString = configuration.GetConnectionString(DeskDatabase.Name)!;
        services.AddDatabase(connectionString);
        services.AddSingleton(provider => new Migrator(connectionString, provider.GetRequiredService<ILogger<Migrator>>()));
        services.AddBrands();
        services.AddPolicies();
        services.AddTriage(configuration);
        services.AddContacts(DataDirectory.Of(configuration));
        services.AddMentions();
        services.AddCases();
        services.AddQueue();
        services.AddRemovals();
        services.AddLegal();
        services.AddAudit();
        services.AddIdempotency();
        services.AddReplies();
        services.AddPlaybooks();
        services.AddPractice();
        services.AddWeeklyMetrics();
        services.AddSurges(configuration);
        services.AddAcquisition();
        services.AddAdvocates();
        services.AddImports();
        services.AddReports(configuration);
        services.AddMail(configuration);
        services.AddExports();
        services.AddJobStorage();
        services.AddAccounts(configuration, DataDirectory.Of(configuration));
        services.AddApiKeys(keyEnvironment: environment.IsProduction() ? "live" : "test");
        return services;
    }
}
