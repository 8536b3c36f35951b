using System.Globalization;
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
        FunctionTimeout = Timeout(path, file.Text("functionTimeout"));
        Values = [.. file.Leaves().Select(leaf => KeyValuePair.Create($"{Section}:{leaf.Key}", leaf.Value))];
    }

    public string RoutePrefix { get; }

    /// <summary>
    /// How long a function may run; <see langword="null"/> is for ever. Without <c>functionTimeout</c> half an hour, as under Azure Functions outside
    /// the Consumption plan, see ScriptHost.DefaultFunctionTimeout of Azure/azure-functions-host.
    /// </summary>
    public TimeSpan? FunctionTimeout { get; }

    /// <summary>The least severe log level by category; <c>default</c> is every other category's.</summary>
    public IReadOnlyList<KeyValuePair<string, LogLevel>> LogLevels { get; }

    /// <summary>All of it as configuration.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Values { get; }

    private static TimeSpan? Timeout(string path, string? text) => text switch
    {
        null => TimeSpan.FromMinutes(30),
        "-1" => null,
        _ => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan timeout) && timeout > TimeSpan.Zero
            ? timeout
            : throw new FunctionsHostException($"{path}: 'functionTimeout' is '{text}', which is no time; write ten minutes as 00:10:00, or -1 for no limit."),
    };

    private static LogLevel Level(string path, KeyValuePair<string, string> level)
        => Enum.TryParse(level.Value, ignoreCase: true, out LogLevel parsed) && Enum.IsDefined(parsed)
            ? parsed
            : throw new FunctionsHostException($"{path}: 'logging.logLevel.{level.Key}' is '{level.Value}', which is no log level.");
}
