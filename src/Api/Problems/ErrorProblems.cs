using Entente.Domain.Outcomes;

namespace Entente.Api.Problems;

/// <summary>The one place where a refusal of the domain becomes a status.</summary>
public static class ErrorProblems
{
    public static Problem ToProblem(this Error error)
    {
        if (error.Kind == ErrorKind.Invalid)
        {
            return All([error]);
        }
        return new Problem(StatusOf(error.Kind), error.Code)
        {
            Facts = error.Facts,
            Faults = error.Pointer is null ? [] : [FaultOf(error)],
        };
    }

    /// <summary>Everything the domain finds wrong with a request, in one answer; several at once are always invalid members.</summary>
    public static Problem All(IReadOnlyList<Error> errors) =>
        errors switch
        {
            [{ Kind: not ErrorKind.Invalid } only] => only.ToProblem(),
            [{ Pointer: null } only] => new Problem(StatusOf(ErrorKind.Invalid), only.Code)
            {
                Facts = only.Facts,
                Faults = [.. only.Because.Select(FaultOf)],
            },
            _ => ValidationProblem([.. errors.Select(FaultOf)]),
        };

    /// <summary>A well-formed body that says something wrong: 422 with one entry a fault.</summary>
    public static Problem ValidationProblem(IReadOnlyList<Fault> faults) =>
        new(StatusCodes.Status422UnprocessableEntity, ProblemCodes.InvalidRequest) { Faults = faults };

    private static Fault FaultOf(Error error) => new(error.Code) { Pointer = error.Pointer ?? "", Facts = error.Facts };

    private static int StatusOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No status for this kind of refusal."),
        };
}
