using System.CommandLine;

namespace Entente.Api.Commands;

/// <summary><c>migrate</c>: brings the database to this version and leaves.</summary>
public static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database to this version's schema, then leaves.");
        command.SetAction(
            async (_, ct) =>
            {
                await using var desk = await DeskProcess.OpenAsync(ct);
                Console.WriteLine("The database is at this version's schema.");
            }
        );
        return command;
    }
}
