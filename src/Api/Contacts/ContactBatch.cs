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
        var items = await BatchItems<TInput>.ReadAsync(context, MostItems);
        if (items.Refusal is { } refusal)
        {
            return refusal;
        }
        var added = await add([.. items.Sound.Select(item => item.Input)]);
        var results = items.Results((index, i) => ResultOf(context, index, added[i]), (index, problem) => Refused(context, index, problem));
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

    private static ContactItemResult ResultOf(HttpContext context, int index, ListResult added) =>
        added.Error is { } error
            ? Refused(context, index, error.ToProblem())
            : new(index, added.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, added.Id, null);

    private static ContactItemResult Refused(HttpContext context, int index, Problem problem) =>
        new(index, problem.Status, null, ProblemBody.Of(problem, context, Languages.Of(context)));
}
