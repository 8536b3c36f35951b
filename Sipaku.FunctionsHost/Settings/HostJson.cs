using Microsoft.Extensions.Logging;

namespace Sipaku.FunctionsHost.Settings;

/// <summary>What the host itself heeds of <c>host.json</c>; the settings of extensions go to them as they stand.</summary>
internal sealed class HostJson
{
    public const string FileName = "host.json";

    /// <summary>The configuration section that extensions find their settings in, also those that the environment overrides.</summary>
    public const string Section = "AzureFunctionsJobHost";

    /// <exception cref="FunctionsHostException">The file is malformed.</exception>
    public HostJson(string contentRoot)
    {
        string path = Path.Combine(contentRoot, FileName);
        JsonFile file = new(path);
        RoutePrefix = file.Text("extensions", "http", "routePrefix")?.Trim('/') ?? "api";
        LogLevels = [.. file.Members("logging", "logLevel").Select(level => KeyValuePair.Create(level.Key, Level(path, level)))];
        Values = [.. file.Leaves().Select(leaf => KeyValuePair.Create($"{Section}:{leaf.Key}", leaf.Value))];
    }

    public string RoutePrefix { get; }

    /// <summary>The least severe log level by category; <c>default</c> is every other category's.</summary>
    public IReadOnlyList<KeyValuePair<string, LogLevel>> LogLevels { get; }

    /// <summary>All of it as configuration.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Values { get; }

    private static LogLevel Level(string path, KeyValuePair<string, string> level)
        => Enum.TryParse(level.Value, ignoreCase: true, out LogLevel parsed) && Enum.IsDefined(parsed)
            ? parsed
            : throw new FunctionsHostException($"{path}: 'logging.logLevel.{level.Key}' is '{level.Value}', which is no log level.");
}
