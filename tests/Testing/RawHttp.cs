using System.Net.Sockets;
using System.Text;

namespace Entente.Testing;

/// <summary>Bytes on a socket and back: for requests that no well-behaved client would send.</summary>
public static class RawHttp
{
    /// <summary>Sends the bytes and reads until the server closes or stays silent; returns the answer as text (Latin-1).</summary>
    public static async Task<string> SendAsync(Uri address, byte[] request, TimeSpan? patience = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(10));
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, limit.Token);
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Silence is an answer too: what came so far is returned.
        }
        catch (IOException)
        {
            // The server may close while we still send.
        }
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>A request with a JSON body given in bytes; the connection closes after the answer.</summary>
    public static byte[] Post(string path, byte[] body, string key, string contentType = "application/json", string method = "POST") =>
        [
            .. Encoding.Latin1.GetBytes(
                $"{method} {path} HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {key}\r\nContent-Type: {contentType}\r\n"
                    + $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"
            ),
            .. body,
        ];

    public static byte[] Get(string target, string key, string moreHeaders = "") =>
        Encoding.Latin1.GetBytes(
            $"GET {target} HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {key}\r\n{moreHeaders}Connection: close\r\n\r\n"
        );

    /// <summary>The status of an answer, or 0 when the connection was closed without one.</summary>
    public static int StatusOf(string answer) =>
        answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
            ? int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture)
            : 0;
}
