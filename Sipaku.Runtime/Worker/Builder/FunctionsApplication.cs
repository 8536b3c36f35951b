namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a Functions app begins.</summary>
#pragma warning disable CA1052 // The official type is neither static nor sealed.
public class FunctionsApplication
#pragma warning restore CA1052
{
    /// <summary>A builder with the settings of the app: local.settings.json below environment variables below the command line.</summary>
    /// <param name="args">The command line.</param>
    /// <exception cref="Sipaku.Runtime.Hosting.EmbeddedHostException">A settings file is malformed.</exception>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
