namespace Entente.Testing;

/// <summary>Where the sources stand, for tests that hold code and documents against each other.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? start)
    {
        for (var here = start; here is not null; here = here.Parent)
        {
            if (File.Exists(Path.Combine(here.FullName, "Entente.slnx")))
            {
                return here.FullName;
            }
        }
        throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
