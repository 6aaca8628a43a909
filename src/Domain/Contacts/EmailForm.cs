namespace Entente.Domain.Contacts;

/// <summary>E-mail addresses in lower case, also those that a post disguises: "jane (at) corp (dot) example".</summary>
public static class EmailForm
{
    private const int LongestLocalPart = 64;
    private const int Longest = 254;

    public static string? Of(string written)
    {
        var plain = written.Trim().ToLowerInvariant();
        if (!plain.Contains('@', StringComparison.Ordinal))
        {
            plain = Undisguised(plain);
        }
        var at = plain.IndexOf('@', StringComparison.Ordinal);
        var host = plain[(at + 1)..];
        return
            at is > 0 and <= LongestLocalPart
            && plain.Length <= Longest
            && plain.All(c => char.IsLetterOrDigit(c) || c is '@' or '.' or '_' or '%' or '+' or '-')
            && !host.Contains('@', StringComparison.Ordinal)
            && host.IndexOf('.', StringComparison.Ordinal) > 0
            && !host.EndsWith('.')
            ? plain
            : null;
    }

    private static string Undisguised(string written)
    {
        var open = string.Concat(written.Select(c => c is '(' or ')' or '[' or ']' or '{' or '}' or '<' or '>' ? ' ' : c));
        var words = open.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(
            words.Select(w =>
                w switch
                {
                    "at" or "arobase" or "arobas" or "a" => "@",
                    "dot" or "point" => ".",
                    _ => w,
                }
            )
        );
    }
}
