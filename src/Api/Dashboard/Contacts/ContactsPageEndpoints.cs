using Entente.Api.Problems;
using Entente.Application.Brands;
using Entente.Application.Contacts;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Contacts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Contacts;

/// <summary>The page of both lists: read, add one, take one off. Forms only, so that it works without any script.</summary>
internal static class ContactsPageEndpoints
{
    private const int Shown = 100;
    private const int LongestValue = 300;
    private const int LongestLabel = 200;

    public static void MapContactsPage(this WebApplication app)
    {
        app.MapGet(ContactsScreen.Path, ShowAsync).ExcludeFromDescription();
        app.MapPost("/contacts/published", PublishAsync).ExcludeFromDescription();
        app.MapPost("/contacts/protected", ProtectAsync).ExcludeFromDescription();
        app.MapPost("/contacts/removals", TakeOffAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(
        string? brand,
        string? refused,
        HttpContext context,
        Caller caller,
        IBrandReads brands,
        IContactReads contacts,
        IProtectedPersonReads people,
        CancellationToken ct
    )
    {
        var visible = (await brands.ListAsync(ct)).Where(b => MaySee(caller, b)).ToList();
        if ((brand is null ? visible.FirstOrDefault() : visible.Find(b => b.Slug == brand)) is not { } chosen)
        {
            return await DeskFrame.NotYoursAsync(context, brand, ct, Scopes.ContactsRead, Scopes.ProtectedPeopleRead);
        }
        var frame = DeskFrame.On(context, visible, chosen);
        var published = caller.May(Scopes.ContactsRead, chosen.Id) ? await contacts.PageAsync(chosen.Id, null, Shown, ct) : null;
        var secret = caller.May(Scopes.ProtectedPeopleRead, chosen.Id) ? await people.PageAsync(chosen.Id, null, Shown, ct) : null;
        var screen = new ContactsScreen(
            frame,
            published,
            published is null ? 0 : await contacts.CountAsync(chosen.Id, ct),
            secret,
            secret is null ? 0 : await people.CountAsync(chosen.Id, ct),
            refused
        );
        return new RazorComponentResult<ContactsPage>(new Dictionary<string, object?> { [nameof(ContactsPage.Model)] = screen });
    }

    private static Task<IResult> PublishAsync(HttpContext context, Caller caller, PublishContactsHandler handler, CancellationToken ct) =>
        PageForms.ChangeAsync(
            context,
            Scopes.ContactsWrite,
            ContactsScreen.Path,
            async (brand, form) =>
                !Vocabulary.TryParse<ContactKind>(form["kind"], out var kind)
                    ? ProblemCodes.UnknownValue
                    : CodeOf(
                        await handler.HandleAsync(new PublishContacts(brand, [new(kind, ValueOf(form), LabelOf(form))], caller.Name), ct),
                        ContactErrors.ContactKnown.Code
                    ),
            ct
        );

    private static Task<IResult> ProtectAsync(HttpContext context, Caller caller, ProtectPeopleHandler handler, CancellationToken ct) =>
        PageForms.ChangeAsync(
            context,
            Scopes.ProtectedPeopleWrite,
            ContactsScreen.Path,
            async (brand, form) =>
                !Vocabulary.TryParse<ProtectedKind>(form["kind"], out var kind)
                    ? ProblemCodes.UnknownValue
                    : CodeOf(
                        await handler.HandleAsync(new ProtectPeople(brand, [new(kind, ValueOf(form), LabelOf(form))], caller.Name), ct),
                        ContactErrors.PersonKnown.Code
                    ),
            ct
        );

    private static Task<IResult> TakeOffAsync(HttpContext context, TakeOffListHandler handler, CancellationToken ct)
    {
        var list = context.Request.Query["list"] == "protected" ? ContactList.Protected : ContactList.Published;
        return PageForms.ChangeAsync(
            context,
            list == ContactList.Published ? Scopes.ContactsWrite : Scopes.ProtectedPeopleWrite,
            ContactsScreen.Path,
            async (brand, form) =>
                Guid.TryParse(form["id"], out var id) ? (await handler.HandleAsync(new TakeOffList(brand.Id, list, id), ct))?.Code : null,
            ct
        );
    }

    private static string? CodeOf(IReadOnlyList<ListResult> results, string known) =>
        results[0].Error?.Code ?? (results[0].IsNew ? null : known);

    // The fields say their lengths themselves; what is longer was not sent by them. U+0000 cannot be kept.
    private static string ValueOf(IFormCollection form) => Readable(form["value"].ToString(), LongestValue);

    private static string? LabelOf(IFormCollection form) =>
        Readable(form["label"].ToString(), LongestLabel) is { Length: > 0 } label ? label : null;

    private static string Readable(string text, int longest)
    {
        var plain = string.Concat(text.EnumerateRunes().Where(r => r.Value is not 0 and not 0xFFFD).Select(r => r.ToString())).Trim();
        return plain.Length <= longest ? plain : "";
    }

    private static bool MaySee(Caller caller, Brand brand) =>
        caller.May(Scopes.ContactsRead, brand.Id) || caller.May(Scopes.ProtectedPeopleRead, brand.Id);
}
