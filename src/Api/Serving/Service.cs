using Entente.Infrastructure.Triage.Transformers;
using Microsoft.AspNetCore.Connections;

namespace Entente.Api.Serving;

public static class Service
{
    /// <summary>Serves until it is told to stop; a port that somebody else holds, or a transformer that cannot be used, is said in a line, not in a stack trace.</summary>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            // One that cannot be used stops the start, not the first post.
            app.Services.GetService<TransformerEngine>();
            await app.RunAsync();
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Stop what holds it, or choose another: --urls http://127.0.0.1:5081");
            return 1;
        }
        catch (UnusableTransformerException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
