namespace Entente.Api.Serving;

/// <summary>Where this instance keeps what is not in the database: <c>Entente:DataDirectory</c>, else the user's own place for such things.</summary>
public static class DataDirectory
{
    public static string Of(IConfiguration configuration) =>
        configuration["Entente:DataDirectory"] is { Length: > 0 } chosen
            ? Path.GetFullPath(chosen)
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
                "entente"
            );
}
