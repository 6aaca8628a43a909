using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;

namespace Entente.Api.Cases;

public sealed record CaseNoteInput([property: MinLength(1), MaxLength(4000)] string Text);

/// <summary>A note among colleagues.</summary>
public sealed record CaseNote(Guid Id, string Text, string Actor, DateTimeOffset NotedAt)
{
    public static CaseNote Of(CaseEvent noted) => new(noted.Id, $"{noted.Details["text"]}", noted.Actor, noted.HappenedAt);
}

/// <summary>The notes of a case, oldest first.</summary>
public sealed record CaseNoteList(IReadOnlyList<CaseNote> Data);

public static class CaseNoteEndpoints
{
    public static void MapCaseNotes(this RouteGroupBuilder brand)
    {
        var notes = brand.MapGroup("/cases/{id:guid}/notes").WithTags("Cases");
        notes
            .MapGet("", ListAsync)
            .WithName("listCaseNotes")
            .WithSummary("What colleagues noted on a case, oldest first.")
            .RequireScope(Scopes.CasesRead)
            .Produces<CaseNoteList>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(new { data = new[] { CaseExamples.Note } });
        notes
            .MapPost("", NoteAsync)
            .WithName("noteOnCase")
            .WithSummary("Leaves a note for colleagues, whatever the step; it stays in the history and is never shown outside.")
            .RequireScope(Scopes.CasesWrite)
            .Produces<CaseNote>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status404NotFound)
            .WithExamples(new { text = "Third outage in this street: ask the network team." }, CaseExamples.Note);
    }

    private static async Task<IResult> ListAsync(Guid id, Brand brand, ICaseReads cases, CancellationToken ct)
    {
        var events = await cases.EventsAsync(brand.Id, id, ct);
        return events.Count == 0
            ? CaseErrors.NotFound(id).ToProblem()
            : TypedResults.Json(new CaseNoteList([.. events.Where(e => e.Kind == CaseEventKind.Noted).Select(CaseNote.Of)]));
    }

    private static async Task<IResult> NoteAsync(
        Guid id,
        Body<CaseNoteInput> body,
        Brand brand,
        Caller caller,
        NoteOnCaseHandler handler,
        CancellationToken ct
    )
    {
        var noted = await handler.HandleAsync(new NoteOnCase(brand, id, body.Value.Text, caller.Name), ct);
        return noted.IsRefused
            ? noted.Error.ToProblem()
            : TypedResults.Created($"/v1/brands/{brand.Slug}/cases/{id}/notes", CaseNote.Of(noted.Value));
    }
}
