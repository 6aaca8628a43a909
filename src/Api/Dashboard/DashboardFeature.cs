using Entente.Api.Dashboard.People;

namespace Entente.Api.Dashboard;

public static class DashboardFeature
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services.AddScoped<PeopleReader>();
}
