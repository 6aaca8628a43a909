namespace Entente.Domain.Mentions;

/// <summary>The social networks a mention can come from.</summary>
public enum Network
{
    Facebook,
    Instagram,
    X,
    Mastodon,
    Bluesky,
    Youtube,
    Trustpilot,
    GoogleReviews,
    Other,
}
