namespace Entente.Domain.Access;

/// <summary>A link to choose a new password by, once. Only the SHA-256 of its secret is kept.</summary>
public sealed record PasswordReset(Guid Id, Guid UserId, string AskedBy, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Who asks for it at the sign-in page, before anybody knows who they are.</summary>
    public const string ByNobody = "nobody";

    public const int MostAnHour = 3;
    public static readonly TimeSpan LifeByMail = TimeSpan.FromHours(1);
    public static readonly TimeSpan LifeByHand = TimeSpan.FromHours(24);
}
