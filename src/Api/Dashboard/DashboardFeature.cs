using Entente.Api.Dashboard.People;
using Entente.Api.Dashboard.Policies;
using Entente.Api.Dashboard.Reports;

namespace Entente.Api.Dashboard;

public static class DashboardFeature
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) =>
        services.AddScoped<PeopleReader>().AddScoped<ReportsReader>().AddScoped<PolicyReader>();
}
