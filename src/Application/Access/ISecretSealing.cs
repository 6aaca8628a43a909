namespace Entente.Application.Access;

/// <summary>Keeps small secrets so that the database alone does not tell them.</summary>
public interface ISecretSealing
{
    string Seal(byte[] secret);

    byte[] Unseal(string written);
}
