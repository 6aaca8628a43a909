using Entente.Infrastructure.Reports.Lettering;
using SkiaSharp;

namespace Entente.Infrastructure.Reports.Skia;

/// <summary>One line of words, in the order they are seen.</summary>
internal sealed class TextLine
{
    private readonly List<Word> _words;

    public TextLine(IEnumerable<Word> words)
    {
        _words = [.. words];
        Trim();
        Width = _words.Sum(word => word.Width);
        SetInReadingOrder();
    }

    public float Width { get; }

    public void Draw(SKCanvas canvas, float x, float baseline, SKPaint paint)
    {
        using var builder = new SKTextBlobBuilder();
        var at = 0f;
        foreach (var run in _words.SelectMany(word => word.Runs))
        {
            run.AddTo(builder, at);
            at += run.Width;
        }
        using var blob = builder.Build();
        if (blob is not null)
        {
            canvas.DrawText(blob, x, baseline, paint);
        }
    }

    private void Trim()
    {
        while (_words is [.., { IsSpace: true }])
        {
            _words.RemoveAt(_words.Count - 1);
        }
        while (_words is [{ IsSpace: true }, ..])
        {
            _words.RemoveAt(0);
        }
    }

    /// <summary>
    /// Words of a right-to-left script that follow each other are read from the right, with the spaces between them and the figures
    /// after them; the line itself runs from the left, as the report does.
    /// </summary>
    private void SetInReadingOrder()
    {
        for (var first = 0; first < _words.Count; first++)
        {
            if (_words[first].Flow != Flow.RightToLeft)
            {
                continue;
            }
            var last = first;
            for (var next = first + 1; next < _words.Count && _words[next].Flow != Flow.LeftToRight; next++)
            {
                last = _words[next].Flow == Flow.RightToLeft || char.IsDigit(_words[next].Text[0]) ? next : last;
            }
            _words.Reverse(first, last - first + 1);
            first = last;
        }
    }
}
