using System.Buffers;
using Entente.Application.Triage;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>All personal data in a text, each place once, without the contacts that the brand publishes itself.</summary>
internal static class PersonalDataDetector
{
    /// <summary>An at sign or a word that spells one or a digit: without any, and without digits, there is nothing to look for.</summary>
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["zero", "oh ", "double ", "(at)", "[at]", "{at}", "-at-", " chez ", "arobas", " dot "],
        StringComparison.Ordinal
    );

    public static IReadOnlyList<PersonalDatum> Find(NormalText text, BrandContext brand)
    {
        var original = text.Original;
        var digits = original.AsSpan().ContainsAnyInRange('0', '9');
        if (!digits && !original.Contains('@', StringComparison.Ordinal) && !text.Folded.ContainsAny(Hints))
        {
            return [];
        }
        var around = new Surroundings(text);
        var found = new Covering(original, brand);
        found.Keep(ProtectedContacts.Find(text, brand.Protected));
        found.Keep(digits ? Ibans.Find(original) : []);
        found.Keep(Emails.Find(original));
        found.Keep(digits ? DigitRuns.Find(original).Select(run => Judge(run, original, around, brand)).OfType<PersonalDatum>() : []);
        found.Keep(SpelledPhones.Find(text));
        found.Keep(digits ? Addresses.Find(original, around) : []);
        found.Keep(Identifiers.Find(original, around));
        return found.Kept.Count < 2 ? found.Kept : [.. found.Kept.OrderBy(d => d.Start)];
    }

    private static PersonalDatum? Judge(DigitRun run, string text, Surroundings around, BrandContext brand) =>
        Checksums.IsNationalNumber(run.Digits) ? new("personal_data_national_number", run.Start, run.End, 0.98)
        : IsCard(run, around) ? new("personal_data_card", run.Start, run.End, 0.97)
        : Phones.Judge(run, text, around, brand.Region);

    private static bool IsCard(DigitRun run, Surroundings around) =>
        Checksums.IsCard(run.Digits) && (run.Groups is [4, 4, 4, 4] or [4, 6, 5] || !around.SaysReference(run.Start));
}
