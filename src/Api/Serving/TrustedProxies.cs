using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Entente.Api.Serving;

/// <summary>
/// Whom to believe about where a request came from: the proxies of <c>Entente:TrustedProxies</c>, addresses or networks with commas
/// between. Without any, what a request says of itself changes nothing: neither its address nor its scheme.
/// </summary>
public static class TrustedProxies
{
    public const string Setting = "Entente:TrustedProxies";

    /// <exception cref="InvalidOperationException">The setting names something that is neither an address nor a network.</exception>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var trusted = Read(app.Configuration[Setting]);
        if (trusted.Count == 0)
        {
            return;
        }
        // The host is not taken over: a proxy that passes on what a stranger claims would let them write links in our mails.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        trusted.ForEach(options.KnownIPNetworks.Add);
        app.UseForwardedHeaders(options);
    }

    internal static List<IPNetwork> Read(string? written) =>
        [.. (written ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(NetworkOf)];

    private static IPNetwork NetworkOf(string word)
    {
        if (IPNetwork.TryParse(word, out var network))
        {
            return network;
        }
        return IPAddress.TryParse(word, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new InvalidOperationException(
                $"{Setting} names '{word}', which is neither an address nor a network such as 10.0.0.0/8."
            );
    }
}
