using System.Globalization;
using System.Resources;
using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>Mails the links that were asked for, and forgets those long past.</summary>
public sealed class SendResetsHandler(IPasswordResetStore resets, IAccountMail mail, PublicAddress address, TimeProvider clock)
{
    public const string SecretKind = "reset";
    public const string Path = "/new-password";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly ResourceManager Texts = new("Entente.Application.Access.LetterTexts", typeof(SendResetsHandler).Assembly);

    /// <summary>How many were sent.</summary>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await resets.ForgetAsync(now - Kept, ct);
        var sent = 0;
        while (mail.IsOn && address.Url is { } url)
        {
            var secret = KeySecret.Create(SecretKind);
            if (await resets.TakeAskedAsync(KeySecret.Hash(secret), now, ct) is not var (reset, user))
            {
                break;
            }
            if (!await mail.SendAsync(LetterTo(user, reset, $"{url}{Path}?secret={secret}"), ct))
            {
                await resets.GiveBackAsync(reset.Id, ct);
                break;
            }
            sent++;
        }
        return sent;
    }

    private static AccountLetter LetterTo(User user, PasswordReset reset, string link)
    {
        var language = CultureInfo.GetCultureInfo(user.Language);
        string Say(string name) => Texts.GetString(name, language)!;
        var text =
            string.Join("\n\n", string.Format(language, Say("reset_hello"), user.Name), Say("reset_link"), link, Say("reset_why")) + "\n";
        return new AccountLetter(reset.Id, user.Email, user.Language, Say("reset_subject"), text, reset.AskedAt);
    }
}
