using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Api.Requests;

/// <summary>
/// A sort key sealed with the instance's key ring, bound to the path and the filter it was made for: neither readable nor
/// changeable by whoever carries it, nor usable elsewhere.
/// </summary>
internal static class Cursor
{
    public static string Seal(HttpContext context, string key) => Sealing(context).Protect(key);

    /// <summary>The key, or null for a cursor that is not ours, was changed, or belongs to another list.</summary>
    public static string? TryOpen(HttpContext context, string cursor)
    {
        try
        {
            return Sealing(context).Unprotect(cursor);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Sealing(HttpContext context) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("cursor", ListOf(context.Request));

    private static string ListOf(HttpRequest request)
    {
        var filter = request
            .Query.Where(given => given.Key is not ("cursor" or "limit"))
            .OrderBy(given => given.Key, StringComparer.Ordinal)
            .Select(given => $"{Uri.EscapeDataString(given.Key)}={Uri.EscapeDataString(given.Value.ToString())}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Path}?{string.Join('&', filter)}")));
    }
}
