namespace Entente.Domain.Contacts;

/// <summary>Account names in lower case and without the at sign: "@Jane.M" is jane.m.</summary>
public static class HandleForm
{
    private const int Longest = 100;

    public static string? Of(string written)
    {
        var plain = written.Trim().TrimStart('@').TrimEnd('.').ToLowerInvariant();
        return plain.Length is >= 2 and <= Longest && plain.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or '@')
            ? plain
            : null;
    }
}
