using System.Net;
using System.Net.Sockets;

namespace Entente.Api.Access;

/// <summary>Where a request comes from, as far as it can be counted: of IPv6 the first half, for the rest is its owner's to choose.</summary>
public static class NetworkAddress
{
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }
        return address?.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : address?.ToString() ?? "";
    }
}
