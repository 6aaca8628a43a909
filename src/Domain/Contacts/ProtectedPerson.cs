using Entente.Domain.Outcomes;

namespace Entente.Domain.Contacts;

/// <summary>
/// One thing about one person of the staff directory that no post may give away. It cannot be read back: kept are a keyed hash, what the
/// operator calls the person (<see cref="Label"/>, such as a role), and a <see cref="Hint"/> that shows a sign or two of it.
/// </summary>
public sealed record ProtectedPerson(
    Guid Id,
    Guid BrandId,
    ProtectedKind Kind,
    string? Label,
    string Hint,
    string CreatedBy,
    DateTimeOffset CreatedAt
)
{
    /// <summary>A line of fewer digits is an extension: it would be found in half of all order numbers.</summary>
    private const int FewestDigits = 8;

    /// <summary>What is hashed of a detail, or why it is none.</summary>
    public static Result<string> PlainFormOf(ProtectedKind kind, string value, string region)
    {
        var plain = kind switch
        {
            ProtectedKind.Name => NameForm.Of(value),
            ProtectedKind.Email => EmailForm.Of(value),
            ProtectedKind.Handle => HandleForm.Of(value),
            _ => PhoneForm.Of(value, region) is { Length: >= FewestDigits } phone ? phone : null,
        };
        return plain is null ? ContactErrors.Form(Vocabulary.Word(kind)) : plain;
    }

    /// <summary>"J••• M•••", "•••• 12", "j•••@•••", "@j•••": enough to recognise an entry by, too little to know it.</summary>
    public static string HintOf(ProtectedKind kind, string value)
    {
        const string hidden = "•••";
        return kind switch
        {
            ProtectedKind.Name => string.Join(' ', NameForm.Words(value).Select(w => char.ToUpperInvariant(w[0]) + hidden)),
            ProtectedKind.Phone => $"•{hidden} {string.Concat(value.Where(char.IsAsciiDigit))[^2..]}",
            ProtectedKind.Email => EmailForm.Of(value)![..1] + hidden + "@" + hidden,
            _ => "@" + HandleForm.Of(value)![..1] + hidden,
        };
    }
}
