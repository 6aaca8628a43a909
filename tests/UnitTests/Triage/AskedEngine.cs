using Entente.Application.Triage;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage;

namespace Entente.UnitTests.Triage;

/// <summary>The engine that ships, loaded once for all tests.</summary>
internal static class AskedEngine
{
    public static readonly TriageEngine Engine = new();

    public static Assessment Judge(string text, BrandContext? brand = null, string? language = null) =>
        Engine.Assess([new TextToAssess(text, language)], brand ?? BrandContext.None)[0];

    /// <summary>The words a signal of this kind stands on.</summary>
    public static IReadOnlyList<string> Shown(string text, SignalKind kind, BrandContext? brand = null) =>
        [.. Judge(text, brand).Signals.Where(s => s.Kind == kind).Select(s => text[s.Start..s.End])];
}
