namespace Entente.Domain.Contacts;

/// <summary>Postal addresses by their letters and digits, folded as names are: "12, rue de l'Île" is 12ruedelile.</summary>
public static class AddressForm
{
    private const int FewestSigns = 6;

    public static string? Of(string written)
    {
        var plain = string.Concat(NameForm.Folded(written).Where(c => c != ' '));
        return plain.Length >= FewestSigns && plain.Any(char.IsAsciiDigit) && plain.Any(char.IsLetter) ? plain : null;
    }
}
