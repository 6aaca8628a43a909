using Entente.Application.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Cases;

public static class CasesFeature
{
    public static IServiceCollection AddCases(this IServiceCollection services) =>
        services
            .AddScoped<MoveCaseHandler>()
            .AddScoped<RecordAuthorAnswerHandler>()
            .AddScoped<AskLeadHandler>()
            .AddScoped<RecordSightHandler>()
            .AddScoped<AssignCaseHandler>()
            .AddScoped<NoteOnCaseHandler>()
            .AddSingleton<IAssigneeReads, PostgresAssigneeReads>()
            .AddScoped<ReadLadderHandler>()
            .AddScoped<VisitCaseHandler>()
            .AddSingleton<ICaseVisits, PostgresCaseVisits>()
            .AddSingleton<ICaseStore, PostgresCaseStore>()
            .AddSingleton<ICaseReads, PostgresCaseReads>()
            .AddSingleton<IEvidenceReads, PostgresEvidenceReads>();
}
