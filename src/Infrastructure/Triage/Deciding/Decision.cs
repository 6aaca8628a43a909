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

/// <summary>What was decided, the code that says why, and the codes of phrases that are reasons for it.</summary>
internal sealed record Decision(Category Category, double Confidence, string Code, IReadOnlyList<string> Shown)
{
    public bool IsLearnt => Code.StartsWith("learnt_", StringComparison.Ordinal);
}
