namespace Entente.Infrastructure.Triage.Learning;

/// <summary>A weight as a signed byte on a square-root scale.</summary>
internal static class Quantising
{
    public static sbyte Quantise(double weight, double scale)
    {
        var root = Math.Sqrt(Math.Min(1, Math.Abs(weight) / scale)) * 127;
        return (sbyte)(Math.Sign(weight) * (int)Math.Round(root, MidpointRounding.AwayFromZero));
    }

    public static float Value(sbyte quantised, float scale)
    {
        var root = quantised / 127f;
        return Math.Sign(quantised) * root * root * scale;
    }
}
