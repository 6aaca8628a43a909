using Entente.Api.Problems;
using Entente.Domain.Access;
using Entente.Domain.Contacts;

namespace Entente.Api.Dashboard.Contacts;

/// <summary>Both lists of one brand as far as the reader may see them; a list is null for who may not.</summary>
public sealed record ContactsScreen(
    Overview Frame,
    IReadOnlyList<PublishedContact>? Published,
    int PublishedInAll,
    IReadOnlyList<ProtectedPerson>? Protected,
    int ProtectedInAll,
    string? Refused
)
{
    public const string Path = "/contacts";

    public bool MayPublish => Frame.Caller.May(Scopes.ContactsWrite, Frame.Brand!.Id);

    public bool MayProtect => Frame.Caller.May(Scopes.ProtectedPeopleWrite, Frame.Brand!.Id);

    /// <summary>Why the last entry was not taken, in the reader's language.</summary>
    public string? Refusal =>
        Refused is not null && ProblemTexts.Has($"{Refused}.detail", Frame.Language)
            ? ProblemTexts.Detail(
                Refused,
                new Dictionary<string, object?> { ["most"] = Application.Contacts.PublishContactsHandler.Most },
                Frame.Language
            )
            : null;
}
