using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>
/// A rule of the table: when it holds, the text is of the category. <see cref="Shown"/> names the phrases that are its reasons;
/// <see cref="Confidence"/> answers 0 to 1.
/// </summary>
internal sealed record CategoryRule(
    string Code,
    Category Category,
    Func<Evidence, bool> Holds,
    Func<Evidence, double> Confidence,
    params string[] Shown
);

internal sealed record Decision(Category Category, double Confidence, CategoryRule Rule);
