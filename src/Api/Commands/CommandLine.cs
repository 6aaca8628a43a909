using System.CommandLine;
using Entente.Infrastructure.Database;

namespace Entente.Api.Commands;

/// <summary>What the program can do besides serving. Each feature adds its own command here.</summary>
public static class CommandLine
{
    /// <summary>Serving takes only options (<c>--urls …</c>); anything else begins with the word of a command, or asks for help.</summary>
    public static bool Asks(string[] args) =>
        args is [var first, ..] && (!first.StartsWith('-') || first is "--help" or "-h" or "-?" or "--version");

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Entente, the response desk. Without a command it serves the API and the dashboard.")
        {
            MigrateCommand.Create(),
            KeysCommands.Create(),
            ImportCommand.Create(),
            TriageCommands.Create(),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (NoDatabaseException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
