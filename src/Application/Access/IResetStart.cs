namespace Entente.Application.Access;

/// <summary>Mails what was asked for in the background, so that an answer takes the same time for every address.</summary>
public interface IResetStart
{
    void Start();
}
