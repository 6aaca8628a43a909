namespace Entente.Api.Serving;

/// <summary>Styles, scripts and pictures of the pages: public, kept by the browser, and asked after by tag so that an update is seen at once.</summary>
public static class PageFiles
{
    /// <summary>A build says in a manifest where the component library keeps its files; by itself the framework reads it in development only.</summary>
    public static void AddPageFiles(this WebApplicationBuilder builder) => builder.WebHost.UseStaticWebAssets();

    public static void UsePageFiles(this WebApplication app) =>
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
}
