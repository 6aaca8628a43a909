namespace Entente.Infrastructure.Database;

/// <summary>Statements too long for a string literal, kept as files beside the class that runs them.</summary>
internal static class EmbeddedSql
{
    /// <param name="besides">The class in whose folder the file lies.</param>
    /// <param name="file">Its name, such as <c>RecordMentions.sql</c>.</param>
    public static string Read(Type besides, string file)
    {
        using var stream = besides.Assembly.GetManifestResourceStream(besides, file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
