using System.Reflection;

namespace Entente.Api.Serving;

/// <summary>The database this process works on: the configured one, or a server of its own, brought to this version's schema.</summary>
public static class DeskDatabase
{
    /// <summary>True while the build tool loads the program only to read its document: nothing may be started or changed then.</summary>
    public static bool IsDocumentRun => Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    public static async Task<IAsyncDisposable?> EnsureAsync(ConfigurationManager configuration, CancellationToken ct)
    {
        await Task.CompletedTask;
        return null;
    }
}
