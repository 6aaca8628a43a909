using System.Globalization;
using System.Resources;

namespace Entente.Application.Reports;

/// <summary>The words of a report in one language; those all reports share stand in <c>ReportTexts.resx</c> and its translations.</summary>
public sealed class ReportTexts(ResourceManager resources, CultureInfo language, IReadOnlyList<string>? variants = null)
{
    private static readonly ResourceManager Shared = new("Entente.Application.Reports.ReportTexts", typeof(ReportTexts).Assembly);

    public static IReadOnlyList<string> Languages { get; } = ["en", "fr"];

    public CultureInfo Language { get; } = language;

    /// <summary>A language this product does not write in is read in English.</summary>
    public static ReportTexts In(string language) => In(language, Shared);

    /// <summary>The words of one kind of report, from resources of its own.</summary>
    public static ReportTexts In(string language, ResourceManager resources) =>
        new(resources, CultureInfo.GetCultureInfo(language.StartsWith("fr", StringComparison.Ordinal) ? "fr-FR" : "en-GB"));

    /// <summary>The words where they differ: those of a month stand under <c>month.</c>, those of several brands under <c>brands.</c></summary>
    public ReportTexts Telling(params string[] of) => new(resources, Language, of);

    /// <exception cref="MissingManifestResourceException">No such text: a bug.</exception>
    public string this[string key] => Find(key) ?? throw new MissingManifestResourceException($"No report text is named '{key}'.");

    public string? Find(string key) =>
        (variants ?? []).Select(variant => resources.GetString($"{variant}.{key}", Language)).FirstOrDefault(text => text is not null)
        ?? resources.GetString(key, Language);

    /// <summary>An instant as people of a time zone write it, with its name.</summary>
    public static string Moment(DateTimeOffset instant, TimeZoneInfo zone, string language)
    {
        var texts = In(language);
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var day = new DateWriter(texts.Language).LongDay(DateOnly.FromDateTime(local.DateTime));
        return texts.Write("moment", day, local.ToString("HH:mm", texts.Language), zone.Id);
    }

    public string Write(string key, params object[] values) => string.Format(Language, this[key], values);

    /// <summary>The form of a text that agrees with a number: <c>key_none</c> where there is one, <c>key_one</c> or <c>key_other</c>.</summary>
    public string Agree(string key, decimal number, params object[] values)
    {
        var form = number == 0 && Find($"{key}_none") is { } none ? none : this[$"{key}_{(IsOne(number) ? "one" : "other")}"];
        return string.Format(Language, form, values);
    }

    /// <summary>English says one of 1 alone; French of everything below 2.</summary>
    public bool IsOne(decimal number) => Language.TwoLetterISOLanguageName == "fr" ? Math.Abs(number) < 2 : number == 1;
}
