using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Entente.Testing;

/// <summary>A mail as it came over the wire.</summary>
public sealed record ReceivedMail(string From, string Recipient, string Data, bool Encrypted, string? User);

/// <summary>A mail server on loopback that keeps what it gets, and misbehaves when told to.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _answers = new();
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _serving;

    /// <param name="withTls">Offers STARTTLS with a certificate of its own making.</param>
    public SmtpSink(bool withTls = false)
    {
        _certificate = withTls ? SelfSigned() : null;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    public IReadOnlyList<ReceivedMail> Mails => [.. _mails];

    /// <summary>Waits until so many have come: mails are sent by jobs, when a worker is free.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> ReceiveAsync(int count, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (_mails.Count < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
        return Mails;
    }

    public string CertificatePem => _certificate!.ExportCertificatePem();

    /// <summary>
    /// What the next mails are answered after their data, each once: <c>250 …</c>, <c>451 …</c>, <c>550 …</c>; <c>drop</c> takes the mail
    /// and hangs up without a word; <c>hang-up</c> does so before any data.
    /// </summary>
    public void Answer(params string[] answers) => answers.ToList().ForEach(_answers.Enqueue);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
        _certificate?.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                try
                {
                    await TalkAsync(client.GetStream());
                }
                catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
                {
                    // The other side hung up, or did not trust the certificate: it may call again.
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var (from, recipient, user) = ("", "", (string?)null);
        await SayAsync(stream, "220 sink ESMTP");
        while (await ReadLineAsync(stream) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    var offers = _certificate is null || stream is SslStream ? "250-AUTH PLAIN" : "250-STARTTLS";
                    await SayAsync(stream, $"250-sink\r\n{offers}\r\n250-SIZE 50000000\r\n250 8BITMIME");
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go ahead");
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(_certificate!);
                    stream = secure;
                    break;
                case "AUTH":
                    user = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1])).Split('\0')[1];
                    await SayAsync(stream, "235 welcome");
                    break;
                case "MAIL":
                    from = Address(line);
                    await SayAsync(stream, "250 ok");
                    break;
                case "RCPT":
                    recipient = Address(line);
                    await SayAsync(stream, "250 ok");
                    break;
                case "DATA":
                    if (_answers.TryPeek(out var next) && next == "hang-up")
                    {
                        _answers.TryDequeue(out _);
                        return;
                    }
                    await SayAsync(stream, "354 go on");
                    var data = await ReadDataAsync(stream);
                    var answer = _answers.TryDequeue(out var told) ? told : "250 taken";
                    if (answer == "drop" || answer.StartsWith("250", StringComparison.Ordinal))
                    {
                        _mails.Enqueue(new ReceivedMail(from, recipient, data, stream is SslStream, user));
                    }
                    if (answer == "drop")
                    {
                        return;
                    }
                    await SayAsync(stream, answer);
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
                default:
                    await SayAsync(stream, "250 ok");
                    break;
            }
        }
    }

    private static string Address(string line) =>
        line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

    private static async Task<string> ReadDataAsync(Stream stream)
    {
        var data = new StringBuilder();
        while (await ReadLineAsync(stream) is { } line && line != ".")
        {
            data.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }
        return data.ToString();
    }

    private static async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }
            line.Add(one[0]);
        }
        return null;
    }

    private static async Task SayAsync(Stream stream, string text)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"));
        await stream.FlushAsync();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
