using Entente.Domain.Outcomes;
using Entente.Domain.Replies.Review;

namespace Entente.Api.Dashboard.Cases;

/// <summary>
/// What came of a form: something was done (<see cref="Said"/> names its words), or a rule refused it. A form that changed nothing comes
/// back with what was typed. <see cref="Part"/> is the place on the page it is about.
/// </summary>
public sealed record CaseTold(string Part)
{
    public string? Said { get; init; }

    public Error? Refusal { get; init; }

    /// <summary>What the rules see in the text that was only to be checked.</summary>
    public ReplyFindings? Findings { get; init; }

    /// <summary>What a verdict took the place of, so that it can be given back.</summary>
    public FormerVerdict? Former { get; init; }

    /// <summary>Another page that comes next.</summary>
    public string? Next { get; init; }

    /// <summary>Nothing was changed: the page is shown again, as it was typed.</summary>
    public bool Stays => Refusal is not null || Findings is not null;

    public static CaseTold Done(string part, string said) => new(part) { Said = said };

    public static CaseTold Of<T>(string part, string said, Result<T> result) =>
        new(part) { Said = result.IsRefused ? null : said, Refusal = result.Error };
}

/// <summary>What a post was taken for before: <c>discontent</c>, or <c>insult.employee_attack</c> with a principle.</summary>
public sealed record FormerVerdict(Guid Mention, string Was)
{
    public string Category => Was.Split('.')[0];

    public IReadOnlyList<string> Principles => Was.Split('.')[1..];
}
