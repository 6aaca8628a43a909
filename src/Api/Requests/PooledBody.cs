using System.Buffers;

namespace Entente.Api.Requests;

/// <summary>
/// A request's whole body in a buffer that goes back to the pool: arrays of the size of a batch are let go by full collections only, and
/// would pile up between them.
/// </summary>
internal sealed class PooledBody : IDisposable
{
    private byte[] _buffer;
    private int _length;

    private PooledBody(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Not to be held once this is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Null when the body is larger than <paramref name="most"/> bytes; a sender need not say its length.</summary>
    public static async Task<PooledBody?> ReadAsync(HttpRequest request, int most, CancellationToken ct)
    {
        // One more than the length that was said, or the body's end would be looked for in a larger buffer.
        var body = new PooledBody((int)Math.Clamp(request.ContentLength ?? 0, 64 * 1024, most) + 1);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(body._buffer.AsMemory(body._length), ct)) > 0)
            {
                body._length += read;
                if (body._length > most)
                {
                    body.Dispose();
                    return null;
                }
                if (body._length == body._buffer.Length)
                {
                    body.Grow();
                }
            }
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
