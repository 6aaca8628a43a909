namespace Entente.UnitTests.Triage;

/// <summary>Where labelled texts lie: the repository's own, and the shared corpora beside it, which not every machine has.</summary>
internal static class Corpus
{
    public static readonly string Root = FindRoot();

    public static string BrandComments => Path.Combine(Root, "tests", "UnitTests", "Triage", "brand-comments-held-back.jsonl");

    public static string Shared(string file) => Path.Combine(Root, "..", "shared", "data", file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
