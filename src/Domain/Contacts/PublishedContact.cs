using Entente.Domain.Outcomes;

namespace Entente.Domain.Contacts;

/// <summary>
/// A contact the brand gives out itself, so never personal data in a post. <see cref="PlainForm"/> is what it is found by, however a
/// post writes it; <see cref="Label"/> is what the desk calls it.
/// </summary>
public sealed record PublishedContact(
    Guid Id,
    Guid BrandId,
    ContactKind Kind,
    string Value,
    string PlainForm,
    string? Label,
    string CreatedBy,
    DateTimeOffset CreatedAt
)
{
    /// <summary>The plain form of a contact, or why it is none.</summary>
    public static Result<string> PlainFormOf(ContactKind kind, string value, string region)
    {
        var plain = kind switch
        {
            ContactKind.Phone => PhoneForm.Of(value, region),
            ContactKind.Email => EmailForm.Of(value),
            ContactKind.Handle => HandleForm.Of(value),
            _ => AddressForm.Of(value),
        };
        return plain is null ? ContactErrors.Form(Vocabulary.Word(kind)) : plain;
    }
}
