namespace Entente.Infrastructure.Database;

/// <summary>Without a database nothing starts; the message tells an operator, in a line, what to look at.</summary>
public abstract class NoDatabaseException(string message, Exception? cause = null) : Exception(message, cause);
