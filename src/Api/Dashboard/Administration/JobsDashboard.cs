using Entente.Domain.Access;
using Hangfire;
using Hangfire.Dashboard;

namespace Entente.Api.Dashboard.Administration;

/// <summary>
/// The job library's own pages, for the owner of the instance to read. Its default lets in whoever is "local", which behind a proxy on the
/// same machine is everybody.
/// </summary>
internal static class JobsDashboard
{
    private const string Setting = "Entente:Jobs:Dashboard";
    private const int StatsEveryMilliseconds = 5000;

    public static void MapJobsDashboard(this WebApplication app)
    {
        if (Serving.DeskDatabase.IsDocumentRun || !app.Configuration.GetValue(Setting, defaultValue: true))
        {
            return;
        }
        app.MapHangfireDashboard(
                AdministrationPart.Jobs.Path,
                new DashboardOptions
                {
                    Authorization = [new OwnerOnly()],
                    IsReadOnlyFunc = _ => true,
                    DisplayStorageConnectionString = false,
                    DashboardTitle = "Entente",
                    AppPath = AdministrationPart.Root,
                    StatsPollingInterval = StatsEveryMilliseconds,
                    FaviconPath = "/favicon.svg",
                },
                app.Services.GetRequiredService<JobStorage>()
            )
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Post]));
    }

    private sealed class OwnerOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().Features.Get<Caller>() is { IsOwner: true };
    }
}
