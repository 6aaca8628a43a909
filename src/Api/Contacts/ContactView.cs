using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Domain.Contacts;

namespace Entente.Api.Contacts;

/// <summary>A contact that the brand publishes itself: never personal data in a post.</summary>
public sealed record ContactView(
    Guid Id,
    Guid BrandId,
    ContactKind Kind,
    string Value,
    string? Label,
    string CreatedBy,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    /// <summary>An entry is added or removed, never changed.</summary>
    public const int OnlyVersion = 1;

    public static ContactView Of(PublishedContact c) =>
        new(c.Id, c.BrandId, c.Kind, c.Value, c.Label, c.CreatedBy, OnlyVersion, c.CreatedAt, c.CreatedAt);
}

/// <summary>A contact as a person gives it. A national phone number is one of the brand's region.</summary>
public sealed record ContactInput(
    ContactKind Kind,
    [property: MinLength(1), MaxLength(300), Description("As the brand writes it: “01 99 00 10 10”, “aide@lumen.example”, “@lumen”.")]
        string Value,
    [property: MinLength(1), MaxLength(200), Description("What the desk calls it, such as “customer service”.")] string? Label = null
);

/// <summary>
/// One thing about someone of the staff directory that no post may give away. What it is cannot be read back: <c>hint</c> shows a sign or
/// two, <c>label</c> is what the operator calls the person.
/// </summary>
public sealed record ProtectedPersonView(
    Guid Id,
    Guid BrandId,
    ProtectedKind Kind,
    string Hint,
    string? Label,
    string CreatedBy,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public static ProtectedPersonView Of(ProtectedPerson p) =>
        new(p.Id, p.BrandId, p.Kind, p.Hint, p.Label, p.CreatedBy, ContactView.OnlyVersion, p.CreatedAt, p.CreatedAt);
}

/// <summary>A detail in clear; it is hashed before it is stored and comes back in no answer.</summary>
public sealed record ProtectedPersonInput(
    ProtectedKind Kind,
    [property: MinLength(1), MaxLength(300), Description("A full name, a direct line, an e-mail address or an account name.")] string Value,
    [property: MinLength(1), MaxLength(200), Description("A role rather than a name: it is kept and shown as it is.")] string? Label = null
);

public sealed record ContactBatchInput([property: MinLength(1), MaxLength(ContactBatch.MostItems)] IReadOnlyList<ContactInput> Items);

public sealed record ProtectedPersonBatchInput(
    [property: MinLength(1), MaxLength(ContactBatch.MostItems)] IReadOnlyList<ProtectedPersonInput> Items
);
