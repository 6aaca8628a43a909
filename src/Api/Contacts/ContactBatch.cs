using System.Text.Json;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Contacts;

namespace Entente.Api.Contacts;

/// <summary>
/// What became of one entry of a batch: 201 added, 200 known already, 409 or 422 refused with the reason. The index counts from 0 in the
/// order sent; <c>id</c> is the entry's that stands in the list.
/// </summary>
public sealed record ContactItemResult(int Index, int Status, Guid? Id, ProblemBody? Problem);

/// <summary>One result an item, in order, and their sums.</summary>
public sealed record ContactBatchAnswer(IReadOnlyList<ContactItemResult> Items, int Accepted, int Duplicates, int Rejected);

/// <summary>Reads the items of a batch one by one, so that one that is wrong takes no other with it.</summary>
internal static class ContactBatch
{
    public const int MostItems = 1000;

    public static async Task<IResult> AddAsync<TInput>(
        HttpContext context,
        Func<IReadOnlyList<TInput>, Task<IReadOnlyList<ListResult>>> add
    )
    {
        var body = await JsonBodies.ReadAsync(context);
        if (body.Refusal is not null)
        {
            return body.Refusal;
        }
        if (Frame(body.Root) is { } wrong)
        {
            return ErrorProblems.ValidationProblem([wrong]);
        }
        var items = body.Root.GetProperty("items").EnumerateArray().ToList();
        var results = new ContactItemResult[items.Count];
        var readable = new List<(int Index, TInput Input)>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var (input, refusal) = JsonBodies.Judge<TInput>(context, items[i], body.Marked);
            if (refusal is null)
            {
                readable.Add((i, input!));
            }
            else
            {
                results[i] = Refused(context, i, refusal);
            }
        }
        var added = await add(readable.ConvertAll(r => r.Input));
        for (var i = 0; i < readable.Count; i++)
        {
            results[readable[i].Index] = ResultOf(context, readable[i].Index, added[i]);
        }
        return TypedResults.Json(
            new ContactBatchAnswer(
                results,
                results.Count(r => r.Status == StatusCodes.Status201Created),
                results.Count(r => r.Status == StatusCodes.Status200OK),
                results.Count(r => r.Problem is not null)
            ),
            statusCode: StatusCodes.Status207MultiStatus
        );
    }

    private static Fault? Frame(JsonElement root)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("items", out var items)
            || items.ValueKind != JsonValueKind.Array
        )
        {
            return Fault.At("/items", ProblemCodes.Required);
        }
        var stranger = root.EnumerateObject().FirstOrDefault(member => member.Name != "items");
        return stranger.Value.ValueKind != JsonValueKind.Undefined ? Fault.At("/" + stranger.Name, ProblemCodes.UnknownField)
            : items.GetArrayLength() == 0 ? Fault.At("/items", ProblemCodes.TooFewItems, ("min_items", 1))
            : items.GetArrayLength() > MostItems ? Fault.At("/items", ProblemCodes.TooManyItems, ("max_items", MostItems))
            : null;
    }

    private static ContactItemResult ResultOf(HttpContext context, int index, ListResult added) =>
        added.Error is { } error
            ? Refused(context, index, error.ToProblem())
            : new(index, added.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, added.Id, null);

    private static ContactItemResult Refused(HttpContext context, int index, Problem problem) =>
        new(index, problem.Status, null, ProblemBody.Of(problem, context, Languages.Of(context)));
}
