using Entente.Domain.Outcomes;

namespace Entente.Domain;

/// <summary>
/// The rule for every name that people give to something. Words of authors are kept as they came and set apart where they are shown; a
/// name stands amid our own words.
/// </summary>
public static class PlainName
{
    /// <summary>An unseen character that turns the direction of what follows (U+202A–U+202E, U+2066–U+2069): the name would read as another.</summary>
    public static IEnumerable<Error> Faults(string name, string pointer = "/name")
    {
        if (name.Any(c => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
        {
            yield return new Error(ErrorKind.Invalid, "name_turns_direction") { Pointer = pointer };
        }
    }
}
