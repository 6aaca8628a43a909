using Entente.Application.Contacts;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Contacts;

public static class ContactsFeature
{
    /// <param name="dataDirectory">Where the key for protected people stands, or will stand.</param>
    public static IServiceCollection AddContacts(this IServiceCollection services, string dataDirectory) =>
        services
            .AddSingleton(_ => KeyFile.ReadOrCreate(dataDirectory))
            .AddSingleton<PostgresContactStore>()
            .AddSingleton<IContactStore>(p => p.GetRequiredService<PostgresContactStore>())
            .AddSingleton<IContactReads>(p => p.GetRequiredService<PostgresContactStore>())
            .AddSingleton<PostgresProtectedPersonStore>()
            .AddSingleton<IProtectedPersonStore>(p => p.GetRequiredService<PostgresProtectedPersonStore>())
            .AddSingleton<IProtectedPersonReads>(p => p.GetRequiredService<PostgresProtectedPersonStore>())
            .AddScoped<PublishContactsHandler>()
            .AddScoped<ProtectPeopleHandler>()
            .AddScoped<TakeOffListHandler>();
}
