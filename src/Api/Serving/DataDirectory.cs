using Entente.Infrastructure.Database.Embedded;

namespace Entente.Api.Serving;

/// <summary>Where this instance keeps what is not in a database of the operator's: <c>Entente:DataDirectory</c>, else the usual place.</summary>
public static class DataDirectory
{
    public static string Of(IConfiguration configuration) =>
        configuration["Entente:DataDirectory"] is { Length: > 0 } chosen
            ? Path.GetFullPath(chosen)
            : EmbeddedPostgresOptions.DefaultDataDirectory;
}
