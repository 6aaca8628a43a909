using System.Text;

namespace Entente.Domain.Removals;

/// <summary>Whether words are quoted as they stand: spaces and the form of letters may differ, parts may be left out as […].</summary>
public static class Quotation
{
    private static readonly string[] LeftOut = ["[…]", "[...]"];

    public static bool Holds(string text, string quotation)
    {
        var (whole, from) = (Plain(text), 0);
        var parts = quotation.Split(LeftOut, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts.Select(Plain))
        {
            var at = whole.IndexOf(part, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }
            from = at + part.Length;
        }
        return parts.Length > 0;
    }

    private static string Plain(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
