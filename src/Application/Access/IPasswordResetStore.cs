using Entente.Domain.Access;

namespace Entente.Application.Access;

public interface IPasswordResetStore
{
    /// <summary>Notes that somebody asks for this address: the same row, in the same time, whether or not it is anybody's.</summary>
    Task AskAsync(Guid id, string email, DateTimeOffset at, CancellationToken ct);

    /// <summary>Takes the next that was asked for and has no mail yet, within what an hour allows, and gives it this secret.</summary>
    Task<(PasswordReset Reset, User User)?> TakeAskedAsync(byte[] secretHash, DateTimeOffset at, CancellationToken ct);

    /// <summary>The mail could not be handed over: it is tried again with another secret.</summary>
    Task GiveBackAsync(Guid id, CancellationToken ct);

    Task AddAsync(PasswordReset reset, byte[] secretHash, Actor by, CancellationToken ct);

    /// <summary>The reset of this secret whose account may still use it.</summary>
    Task<(PasswordReset Reset, User User)?> FindOpenAsync(byte[] secretHash, DateTimeOffset at, CancellationToken ct);

    /// <summary>Sets the password, ends every session and every other link of the account; false where somebody used the link meanwhile.</summary>
    Task<bool> TryUseAsync(PasswordReset reset, string passwordHash, DateTimeOffset at, CancellationToken ct);

    /// <summary>Deletes what is long past.</summary>
    Task ForgetAsync(DateTimeOffset before, CancellationToken ct);
}
