using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Contacts;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Contacts;

namespace Entente.Api.Contacts;

public static class ContactEndpoints
{
    public static void MapPublishedContacts(this RouteGroupBuilder brand)
    {
        var contacts = brand.MapGroup("/published-contacts").WithTags("Published contacts");
        contacts
            .MapGet("", ListAsync)
            .WithName("listPublishedContacts")
            .WithSummary("The contacts that the brand gives out itself, oldest first.")
            .RequireScope(Scopes.ContactsRead)
            .WithAnswerExample(new { data = new[] { ContactExamples.Contact }, next_cursor = (string?)null });
        contacts
            .MapPost("", CreateAsync)
            .WithName("createPublishedContact")
            .WithSummary("Adds a published contact: posts that quote it give nothing away, on every server within seconds.")
            .RequireScope(Scopes.ContactsWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(ContactExamples.ContactInput, ContactExamples.Contact);
        contacts
            .MapPost("/batch", CreateManyAsync)
            .WithName("createPublishedContacts")
            .WithSummary("Adds up to 1,000 published contacts; one result an item.")
            .RequireScope(Scopes.ContactsWrite)
            .WithMetadata(new RequestBody(typeof(ContactBatchInput), ["application/json"]))
            .Produces<ContactBatchAnswer>(StatusCodes.Status207MultiStatus)
            .WithExamples(new { items = new[] { ContactExamples.ContactInput } }, ContactExamples.BatchAnswer);
        contacts
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getPublishedContact")
            .WithSummary("One published contact.")
            .RequireScope(Scopes.ContactsRead)
            .WithAnswerExample(ContactExamples.Contact);
        contacts
            .MapDelete("/{id:guid}", RemoveAsync)
            .WithName("removePublishedContact")
            .WithSummary("Removes a published contact; what was judged with it stays as it was judged.")
            .RequireScope(Scopes.ContactsWrite)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<PageAnswer<ContactView>> ListAsync(Paging paging, Brand brand, IContactReads contacts, CancellationToken ct)
    {
        var rows = await contacts.PageAsync(brand.Id, paging.After<Guid?>(), paging.Fetch, ct);
        return paging.Page(rows, contact => contact.Id, ContactView.Of);
    }

    private static async Task<Answer<ContactView>> CreateAsync(
        Body<ContactInput> body,
        Brand brand,
        Caller caller,
        PublishContactsHandler handler,
        IContactReads contacts,
        CancellationToken ct
    )
    {
        var added = (await handler.HandleAsync(new PublishContacts(brand, [Given(body.Value)], caller.Name), ct))[0];
        if (added.Error is not null || !added.IsNew)
        {
            return (added.Error ?? ContactErrors.ContactKnown).ToProblem();
        }
        return new Versioned<ContactView>(
            ContactView.Of((await contacts.FindAsync(brand.Id, added.Id!.Value, ct))!),
            ContactView.OnlyVersion
        )
        {
            CreatedAt = $"/v1/brands/{brand.Slug}/published-contacts/{added.Id}",
        };
    }

    private static Task<IResult> CreateManyAsync(
        HttpContext context,
        Brand brand,
        Caller caller,
        PublishContactsHandler handler,
        CancellationToken ct
    ) =>
        ContactBatch.AddAsync<ContactInput>(
            context,
            inputs => handler.HandleAsync(new PublishContacts(brand, [.. inputs.Select(Given)], caller.Name), ct)
        );

    private static async Task<Answer<ContactView>> GetAsync(Guid id, Brand brand, IContactReads contacts, CancellationToken ct) =>
        await contacts.FindAsync(brand.Id, id, ct) is { } contact
            ? new Versioned<ContactView>(ContactView.Of(contact), ContactView.OnlyVersion)
            : ContactErrors.ContactNotFound(id).ToProblem();

    private static async Task<IResult> RemoveAsync(Guid id, IfMatch seen, Brand brand, TakeOffListHandler handler, CancellationToken ct) =>
        !seen.Admits(ContactView.OnlyVersion) ? IfMatch.Stale(ContactView.OnlyVersion)
        : await handler.HandleAsync(new TakeOffList(brand.Id, ContactList.Published, id), ct) is { } refusal ? refusal.ToProblem()
        : TypedResults.NoContent();

    private static GivenContact Given(ContactInput input) => new(input.Kind, input.Value, input.Label);
}
