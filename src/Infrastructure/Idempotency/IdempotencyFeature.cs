using Entente.Application.Idempotency;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Idempotency;

public static class IdempotencyFeature
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services) =>
        services.AddScoped<ForgetAnswersHandler>().AddSingleton<IIdempotencyStore, PostgresIdempotencyStore>();
}
