using Entente.Application.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Access;

public static class ApiKeysFeature
{
    /// <summary>Keys; <paramref name="keyEnvironment"/> is the word in the middle of new secrets, such as <c>live</c>.</summary>
    public static IServiceCollection AddApiKeys(this IServiceCollection services, string keyEnvironment) =>
        services
            .AddSingleton(provider => new KeyIssuing(keyEnvironment, provider.GetRequiredService<TimeProvider>()))
            .AddScoped<IApiKeyReads, PostgresApiKeyReads>()
            .AddScoped<IApiKeyStore, PostgresApiKeyStore>()
            .AddScoped<CreateApiKeyHandler>()
            .AddScoped<RevokeApiKeyHandler>()
            .AddScoped<FirstOwner>();
}
