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

public static class ProtectedPersonEndpoints
{
    public static void MapProtectedPeople(this RouteGroupBuilder brand)
    {
        var people = brand.MapGroup("/protected-people").WithTags("Protected people");
        people
            .MapGet("", ListAsync)
            .WithName("listProtectedPeople")
            .WithSummary("Whom no post may give away, oldest first: by label and hint, never in clear.")
            .RequireScope(Scopes.ProtectedPeopleRead)
            .WithAnswerExample(new { data = new[] { ContactExamples.Person }, next_cursor = (string?)null });
        people
            .MapPost("", CreateAsync)
            .WithName("createProtectedPerson")
            .WithSummary("Protects a name, line, address or account; kept is a keyed hash of it.")
            .RequireScope(Scopes.ProtectedPeopleWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(ContactExamples.PersonInput, ContactExamples.Person);
        people
            .MapPost("/batch", CreateManyAsync)
            .WithName("createProtectedPeople")
            .WithSummary("Protects up to 1,000 names, lines, addresses and accounts; one result an item.")
            .RequireScope(Scopes.ProtectedPeopleWrite)
            .WithMetadata(new RequestBody(typeof(ProtectedPersonBatchInput), ["application/json"]))
            .Produces<ContactBatchAnswer>(StatusCodes.Status207MultiStatus)
            .WithExamples(new { items = new[] { ContactExamples.PersonInput } }, ContactExamples.BatchAnswer);
        people
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getProtectedPerson")
            .WithSummary("One protected entry, by label and hint.")
            .RequireScope(Scopes.ProtectedPeopleRead)
            .WithAnswerExample(ContactExamples.Person);
        people
            .MapDelete("/{id:guid}", RemoveAsync)
            .WithName("removeProtectedPerson")
            .WithSummary("Protects this entry no longer.")
            .RequireScope(Scopes.ProtectedPeopleWrite)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<PageAnswer<ProtectedPersonView>> ListAsync(
        Paging paging,
        Brand brand,
        IProtectedPersonReads people,
        CancellationToken ct
    )
    {
        var rows = await people.PageAsync(brand.Id, paging.After<Guid?>(), paging.Fetch, ct);
        return paging.Page(rows, person => person.Id, ProtectedPersonView.Of);
    }

    private static async Task<Answer<ProtectedPersonView>> CreateAsync(
        Body<ProtectedPersonInput> body,
        Brand brand,
        Caller caller,
        ProtectPeopleHandler handler,
        IProtectedPersonReads people,
        CancellationToken ct
    )
    {
        var added = (await handler.HandleAsync(new ProtectPeople(brand, [Given(body.Value)], caller.Name), ct))[0];
        if (added.Error is not null || !added.IsNew)
        {
            return (added.Error ?? ContactErrors.PersonKnown).ToProblem();
        }
        var person = (await people.FindAsync(brand.Id, added.Id!.Value, ct))!;
        return new Versioned<ProtectedPersonView>(ProtectedPersonView.Of(person), ContactView.OnlyVersion)
        {
            CreatedAt = $"/v1/brands/{brand.Slug}/protected-people/{added.Id}",
        };
    }

    private static Task<IResult> CreateManyAsync(
        HttpContext context,
        Brand brand,
        Caller caller,
        ProtectPeopleHandler handler,
        CancellationToken ct
    ) =>
        ContactBatch.AddAsync<ProtectedPersonInput>(
            context,
            inputs => handler.HandleAsync(new ProtectPeople(brand, [.. inputs.Select(Given)], caller.Name), ct)
        );

    private static async Task<Answer<ProtectedPersonView>> GetAsync(
        Guid id,
        Brand brand,
        IProtectedPersonReads people,
        CancellationToken ct
    ) =>
        await people.FindAsync(brand.Id, id, ct) is { } person
            ? new Versioned<ProtectedPersonView>(ProtectedPersonView.Of(person), ContactView.OnlyVersion)
            : ContactErrors.PersonNotFound(id).ToProblem();

    private static async Task<IResult> RemoveAsync(Guid id, IfMatch seen, Brand brand, TakeOffListHandler handler, CancellationToken ct) =>
        !seen.Admits(ContactView.OnlyVersion) ? IfMatch.Stale(ContactView.OnlyVersion)
        : await handler.HandleAsync(new TakeOffList(brand.Id, ContactList.Protected, id), ct) is { } refusal ? refusal.ToProblem()
        : TypedResults.NoContent();

    private static GivenPerson Given(ProtectedPersonInput input) => new(input.Kind, input.Value, input.Label);
}
