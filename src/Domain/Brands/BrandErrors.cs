using Entente.Domain.Outcomes;

namespace Entente.Domain.Brands;

public static class BrandErrors
{
    public static readonly Error SlugForm = new(ErrorKind.Invalid, "brand_slug_form") { Pointer = "/slug" };
    public static readonly Error NameEmpty = new(ErrorKind.Invalid, "brand_name_empty") { Pointer = "/name" };
    public static readonly Error UnknownLocale = new(ErrorKind.Invalid, "unknown_locale") { Pointer = "/locale" };
    public static readonly Error RegionForm = new(ErrorKind.Invalid, "region_form") { Pointer = "/region" };
    public static readonly Error ChangedMeanwhile = new(ErrorKind.Stale, "brand_changed_meanwhile");

    public static Error UnknownTimeZone(string zone) =>
        new(ErrorKind.Invalid, "unknown_time_zone", ("time_zone", zone)) { Pointer = "/time_zone" };

    public static Error SlugTaken(string slug) => new(ErrorKind.Conflict, "brand_slug_taken", ("slug", slug)) { Pointer = "/slug" };

    public static Error NotFound(string slug) => new(ErrorKind.NotFound, "brand_not_found", ("brand", slug));
}
