namespace Entente.Application.Access;

public interface IPasswords
{
    string Hash(string password);

    bool IsRight(string password, string hash);
}
