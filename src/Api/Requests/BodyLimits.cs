namespace Entente.Api.Requests;

/// <summary>How large a body may be, in bytes, where it may be larger than usual.</summary>
internal static class BodyLimits
{
    /// <summary>A thousand posts or texts.</summary>
    public const int Batch = 10 * 1024 * 1024;
}
