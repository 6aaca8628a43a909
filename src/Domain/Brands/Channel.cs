using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Brands;

/// <summary>
/// A brand's own account or page on a network; posts by <see cref="ExternalId"/> are the brand's own and never mentions. One taken away
/// keeps its id and name: posts came to it.
/// </summary>
public sealed record Channel(
    Guid Id,
    Guid BrandId,
    Network Network,
    string ExternalId,
    string Name,
    string? Url,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? RemovedAt = null
)
{
    /// <summary>Everything that is wrong with what people decide about a channel.</summary>
    public static IReadOnlyList<Error> Faults(string name, string? url)
    {
        var faults = new List<Error>();
        if (string.IsNullOrWhiteSpace(name))
        {
            faults.Add(ChannelErrors.NameEmpty);
        }
        faults.AddRange(PlainName.Faults(name));
        // Shown as a link to people: http and https only.
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is ("http" or "https")))
        {
            faults.Add(ChannelErrors.UrlForm);
        }
        return faults;
    }
}
