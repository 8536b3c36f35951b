using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Sipaku.FunctionsHost.Settings;

/// <summary>
/// The settings of an app and its host: <c>local.settings.json</c> below the environment, as Core Tools reads them, and <c>host.json</c>.
/// </summary>
public sealed class FunctionsHostSettings
{
    private readonly LocalSettings _local;

    /// <summary>Reads the files; those that are missing are empty.</summary>
    /// <param name="contentRoot">The folder that they lie in.</param>
    /// <exception cref="FunctionsHostException">A file is malformed.</exception>
    public FunctionsHostSettings(string contentRoot)
    {
        _local = new LocalSettings(contentRoot);
        HostJson = new HostJson(contentRoot);
        _local.ApplyToEnvironment();
        Configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(HostJson.Values)
            .AddInMemoryCollection(_local.Values.Select(value => KeyValuePair.Create(value.Key.Replace("__", ":", StringComparison.Ordinal), (string?)value.Value)))
            .AddEnvironmentVariables()
            .Build();
        RefuseOldNames();
    }

    /// <summary>All settings by their names with colons.</summary>
    public IConfiguration Configuration { get; }

    internal HostJson HostJson { get; }

    /// <summary>What the routes of HTTP functions begin with, as <c>host.json</c> says; <c>api</c> by default.</summary>
    public string RoutePrefix => HostJson.RoutePrefix;

    /// <summary>The folder whose files count: the working directory where it holds a <c>host.json</c>, else the executable's.</summary>
    public static string FindContentRoot()
    {
        string current = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(current, HostJson.FileName)) ? current : AppContext.BaseDirectory;
    }

    /// <summary>Fills options from the settings <c>urls</c> and <c>FunctionsHost__Retention</c>, <c>PublicBaseUrl</c>, <c>TrustedProxies</c>, <c>CorsOrigins</c>.</summary>
    /// <exception cref="FunctionsHostException">A setting is malformed.</exception>
    public void ApplyTo(FunctionsHostOptions options)
    {
        if (Setting("urls") is { } urls)
        {
            options.Urls = urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
        else if (_local.Port is { } port)
        {
            options.Urls = [$"http://127.0.0.1:{port}"];
        }

        if (Setting("FunctionsHost:Retention") is { } retention)
        {
            options.Retention = TimeSpan.TryParse(retention, CultureInfo.InvariantCulture, out TimeSpan age) && age > TimeSpan.Zero
                ? age
                : throw new FunctionsHostException($"The setting FunctionsHost__Retention is '{retention}', which is no time; write thirty days as 30.00:00:00.");
        }

        if (Setting("FunctionsHost:PublicBaseUrl") is { } url)
        {
            options.PublicBaseUrl = Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) && parsed.Scheme is "http" or "https"
                ? parsed
                : throw new FunctionsHostException($"The setting FunctionsHost__PublicBaseUrl is '{url}', which is no http or https address.");
        }

        options.HostKey = Setting(options.HostKeySetting.Replace("__", ":", StringComparison.Ordinal));
        options.TrustedProxies = [.. List(Setting("FunctionsHost:TrustedProxies")).Select(ParseProxy)];
        options.CorsOrigins = List(Setting("FunctionsHost:CorsOrigins") ?? _local.CorsOrigins);
    }

    /// <summary>Adds the log levels of <c>host.json</c> and a console logger on standard error, a line an entry.</summary>
    internal void AddLogging(ILoggingBuilder logging, LogLevel? least)
    {
        logging.AddConsole(console =>
        {
            console.FormatterName = LineFormatter.FormatterName;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        logging.SetMinimumLevel(Raised(LogLevel.Information));
        logging.AddFilter("Microsoft", Raised(LogLevel.Warning));
        logging.AddFilter("Grpc", Raised(LogLevel.Warning));

        // These tell of each failure again, with its stack; the host itself tells it once. Where host.json names one, it is heard.
        foreach (string repetition in (string[])["Function", "Host.Results", "Host.Startup", "Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.Azure.Functions.Worker"])
        {
            logging.AddFilter(repetition, LogLevel.None);
        }

        foreach ((string category, LogLevel level) in HostJson.LogLevels)
        {
            if (category.Equals("default", StringComparison.OrdinalIgnoreCase))
            {
                logging.SetMinimumLevel(Raised(level));
            }
            else
            {
                logging.AddFilter(category, Raised(level));
            }
        }

        LogLevel Raised(LogLevel level) => least > level ? least.Value : level;
    }

    private static IPNetwork ParseProxy(string text)
    {
        if (IPAddress.TryParse(text, out IPAddress? address))
        {
            return new(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out IPNetwork network)
            ? network
            : throw new FunctionsHostException($"The setting FunctionsHost__TrustedProxies holds '{text}', which is neither an IP address nor a network such as 10.0.0.0/8.");
    }

    private static string[] List(string? text)
        => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string? Setting(string key) => Configuration[key] is { Length: > 0 } value ? value : null;

    private void RefuseOldNames()
    {
        if (Configuration.GetSection("EmbeddedRuntime").GetChildren().FirstOrDefault() is { } old)
        {
            throw new FunctionsHostException($"The setting EmbeddedRuntime__{old.Key} has a new name: FunctionsHost__{old.Key}.");
        }
    }
}
