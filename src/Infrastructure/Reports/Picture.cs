using SkiaSharp;

namespace Entente.Infrastructure.Reports;

/// <summary>A drawing as a picture, for the engine that takes no canvas.</summary>
internal static class Picture
{
    /// <param name="scale">Pixels a point.</param>
    public static byte[] Png(Action<SKCanvas> draw, float width, float height, float scale)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)(width * scale), (int)(height * scale)));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        draw(surface.Canvas);
        using var image = surface.Snapshot();
        return image.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }
}
