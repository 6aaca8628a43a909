using System.Globalization;
using Entente.Api.Dashboard.Cases;
using Entente.Domain.Removals;

namespace Entente.Api.Dashboard.Removals;

/// <summary>The argument as the builder's fields hold it.</summary>
internal static class RemovalFields
{
    private const string Element = "element-";

    public static RemovalArgument Read(CaseForm form) =>
        new(
            Written(form, "ground", 100),
            Written(form, "ground_quote", 4000),
            Written(form, "explanation"),
            Written(form, "quotation"),
            Written(form, "quotation_language", 2)?.ToLowerInvariant(),
            Written(form, "translation"),
            Written(form, "url", 2048),
            [
                .. form
                    .Fields.Keys.Where(k => k.StartsWith(Element, StringComparison.Ordinal))
                    .Select(k => new Demonstrated(k[Element.Length..], form.Text(k, 4000)))
                    .Where(d => d.Text.Length > 0),
            ],
            Written(form, "context"),
            Written(form, "offered"),
            form.Word<Measure>("measure"),
            Written(form, "measure_detail", 2000),
            Written(form, "notifier_name", 200),
            Written(form, "notifier_email", 320),
            form.Fields["good_faith"] == "true",
            new Principal(
                form.Word<PrincipalKind>("principal") ?? PrincipalKind.Brand,
                Written(form, "principal_name", 200),
                DateOnly.TryParseExact(
                    form.Fields["consented_on"],
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var on
                )
                    ? on
                    : null,
                Written(form, "consent_note", 1000)
            ),
            form.Fields["bailiff"] == "true"
        );

    public static string NameOf(GroundElement element) => Element + element.Id;

    public static string LanguageOf(CaseForm form, string otherwise) =>
        form.Fields["language"].ToString() is "fr" or "en" ? form.Fields["language"]! : otherwise;

    private static string? Written(CaseForm form, string name, int longest = CaseForm.LongestText) =>
        form.Text(name, longest) is { Length: > 0 } text ? text : null;
}
