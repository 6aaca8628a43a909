using System.Security.Cryptography;
using Entente.Domain;
using Entente.Domain.Access;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Api.Access;

/// <summary>What a form carries from one step to the next, sealed and for a few minutes: nobody else can write or read it.</summary>
public sealed class DoorTickets(IDataProtectionProvider keys)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _steps = keys.CreateProtector("Entente.SecondStep").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _secrets = keys.CreateProtector("Entente.SecondFactor.New").ToTimeLimitedDataProtector();

    /// <summary>For who has proved the first factor.</summary>
    public string ForSecondStep(User user, SignInWay way) => _steps.Protect($"{user.Id} {Vocabulary.Word(way)}", Life);

    public (Guid UserId, SignInWay Way)? ReadSecondStep(string ticket) =>
        Read(_steps, ticket)?.Split(' ') is [var id, var way] ? (Guid.Parse(id), Vocabulary.Parse<SignInWay>(way)) : null;

    /// <summary>For the secret that this person is shown, until a code proves that their authenticator has it.</summary>
    public string ForSecret(User user, byte[] secret) => _secrets.Protect($"{user.Id} {Convert.ToBase64String(secret)}", Life);

    public byte[]? ReadSecret(User user, string ticket) =>
        Read(_secrets, ticket)?.Split(' ') is [var id, var secret] && id == user.Id.ToString() ? Convert.FromBase64String(secret) : null;

    private static string? Read(ITimeLimitedDataProtector protector, string ticket)
    {
        try
        {
            return protector.Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
