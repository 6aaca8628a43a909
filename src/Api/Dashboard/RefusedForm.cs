using Entente.Domain.Outcomes;

namespace Entente.Api.Dashboard;

/// <summary>A form that comes back: what is wrong with it, and all that was typed. <see cref="Name"/> tells the forms of a page apart.</summary>
public sealed record RefusedForm(string Name, IReadOnlyList<Error> Errors, IFormCollection Fields)
{
    /// <summary>What is wrong with one field, or with one of its entries.</summary>
    public IEnumerable<Error> At(string pointer) =>
        Errors.Where(e => e.Pointer is { } at && (at == pointer || at.StartsWith(pointer + "/", StringComparison.Ordinal)));
}
