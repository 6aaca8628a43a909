namespace Entente.Infrastructure.Mentions;

/// <summary>Statements too long for a string literal, kept as files beside their store.</summary>
internal static class EmbeddedSql
{
    public static readonly string RecordMentions = Read("RecordMentions.sql");
    public static readonly string MarkDeleted = Read("MarkDeleted.sql");

    private static string Read(string file)
    {
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream(typeof(EmbeddedSql), file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
