using System.Text.Json;
using Entente.Api.Problems;

namespace Entente.Api.Requests;

/// <summary>The items of a batch, each judged alone: one that is wrong takes no other with it. The index counts from 0 in the order sent.</summary>
public sealed record BatchItems<TInput>(
    IReadOnlyList<(int Index, TInput Input)> Sound,
    IReadOnlyList<(int Index, Problem Refusal)> Refused,
    Problem? Refusal
)
{
    public int Count => Sound.Count + Refused.Count;

    public static async Task<BatchItems<TInput>> ReadAsync(HttpContext context, int most)
    {
        var body = await JsonBodies.ReadAsync(context);
        if (body.Refusal is not null || Frame(body.Root, most) is not null)
        {
            return new([], [], body.Refusal ?? ErrorProblems.ValidationProblem([Frame(body.Root, most)!]));
        }
        var sound = new List<(int, TInput)>();
        var refused = new List<(int, Problem)>();
        var index = 0;
        foreach (var item in body.Root.GetProperty("items").EnumerateArray())
        {
            var (input, refusal) = JsonBodies.Judge<TInput>(context, item, body.Marked);
            if (refusal is null)
            {
                sound.Add((index++, input!));
            }
            else
            {
                refused.Add((index++, refusal));
            }
        }
        return new(sound, refused, null);
    }

    /// <summary>One result an item, in the order sent.</summary>
    public TResult[] Results<TResult>(Func<int, int, TResult> ofSound, Func<int, Problem, TResult> ofRefused)
    {
        var results = new TResult[Count];
        for (var i = 0; i < Sound.Count; i++)
        {
            results[Sound[i].Index] = ofSound(Sound[i].Index, i);
        }
        foreach (var (index, refusal) in Refused)
        {
            results[index] = ofRefused(index, refusal);
        }
        return results;
    }

    private static Fault? Frame(JsonElement root, int most)
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
            : items.GetArrayLength() > most ? Fault.At("/items", ProblemCodes.TooManyItems, ("max_items", most))
            : null;
    }
}
