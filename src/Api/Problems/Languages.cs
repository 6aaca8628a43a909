using System.Globalization;
using Entente.Api.Access;
using Entente.Domain.Brands;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Problems;

/// <summary>The languages people read here, and which one a request asks for.</summary>
public static class Languages
{
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    public static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");
    public static readonly IReadOnlyList<CultureInfo> All = [English, French];

    /// <summary>Holds the language a person chose on a page.</summary>
    public const string CookieName = "entente_language";

    /// <summary>What the reader chose, has their account in, or asks for; else the brand's own language, else English.</summary>
    public static CultureInfo Of(HttpContext context) => Of(context, context.Features.Get<OpenSession>()?.User.Language);

    /// <param name="account">The language of the account the page is about, where there is one.</param>
    public static CultureInfo Of(HttpContext context, string? account) =>
        Spoken(context.Request.Cookies[CookieName])
        ?? Spoken(account)
        ?? Asked(context.Request)
        ?? Spoken(context.Features.Get<Brand>()?.Locale)
        ?? English;

    private static CultureInfo? Asked(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wishes))
        {
            return null;
        }
        return wishes
            .Where(w => w.Quality is null or > 0)
            .OrderByDescending(w => w.Quality ?? 1)
            .Select(w => Spoken(w.Value.Value?.Split('-')[0]))
            .FirstOrDefault(language => language is not null);
    }

    private static CultureInfo? Spoken(string? code) =>
        All.FirstOrDefault(language => language.Name.Equals(code, StringComparison.OrdinalIgnoreCase));
}
