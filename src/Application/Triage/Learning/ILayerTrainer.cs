using Entente.Domain.Triage;

namespace Entente.Application.Triage.Learning;

/// <summary>A text and what a person says it is.</summary>
public sealed record TaughtText(string Text, string? Language, Category Category);

public interface ILayerTrainer
{
    /// <summary>The comments that ship with the product: learnt beside the verdicts, so that no brand forgets what it never judges.</summary>
    IReadOnlyList<TaughtText> KnownComments { get; }

    /// <summary>A layer for <see cref="OwnLayer.Content"/>; the same texts in the same order give the same bytes.</summary>
    byte[] Train(IReadOnlyList<TaughtText> verdicts, BrandContext brand);
}
