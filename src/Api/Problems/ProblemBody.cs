using System.Globalization;
using System.Text.Json.Serialization;

namespace Entente.Api.Problems;

/// <summary>The members of a problem as sent (RFC 9457), with <c>code</c>, <c>request_id</c> and <c>errors</c> beside the standard ones.</summary>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string Code,
    string RequestId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemItem>? Errors = null
)
{
    [JsonExtensionData]
    public IDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>();

    public static ProblemBody Of(Problem problem, HttpContext context, CultureInfo language) =>
        new(
            problem.Type ?? $"/docs/problems#{problem.Code}",
            ProblemTexts.Title(problem.Code, language),
            problem.Status,
            ProblemTexts.Detail(problem.Code, problem.Facts, language),
            context.Request.Path.ToUriComponent(),
            problem.Code,
            context.TraceIdentifier,
            problem.Faults.Count == 0 ? null : [.. problem.Faults.Select(f => ProblemItem.Of(f, language))]
        )
        {
            Facts = problem.Facts.Where(f => !Reserved.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value),
        };

    private static readonly HashSet<string> Reserved = ["type", "title", "status", "detail", "instance", "code", "request_id", "errors"];
}

/// <summary>One of the things that are wrong: <c>pointer</c> into the body, or <c>parameter</c> of the query.</summary>
public sealed record ProblemItem(
    string Code,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(-1)] string? Pointer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(-1)] string? Parameter = null
)
{
    public static ProblemItem Of(Fault fault, CultureInfo language) =>
        new(fault.Code, ProblemTexts.Detail(fault.Code, fault.Facts, language), fault.Pointer, fault.Parameter);
}
