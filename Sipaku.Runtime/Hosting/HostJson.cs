using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine.Versions;

namespace Sipaku.Runtime.Hosting;

/// <summary>What the embedded runtime heeds of <c>host.json</c>; other keys are for other hosts and are ignored.</summary>
internal sealed class HostJson
{
    public const string FileName = "host.json";

    /// <exception cref="EmbeddedHostException">The file is malformed.</exception>
    public HostJson(string contentRoot)
    {
        string path = Path.Combine(contentRoot, FileName);
        JsonFile file = new(path);
        RoutePrefix = file.Text("extensions", "http", "routePrefix")?.Trim('/') ?? "api";
        HubName = file.Text("extensions", "durableTask", "hubName") ?? "TestHubName";
        MaxConcurrentActivities = file.Positive("extensions", "durableTask", "maxConcurrentActivityFunctions");
        HttpPollMilliseconds = file.Positive("extensions", "durableTask", "httpSettings", "defaultAsyncRequestSleepTimeMilliseconds");
        if (file.Text("extensions", "durableTask", "defaultVersion") is { Length: > 0 } version)
        {
            Versions = new VersionPolicy(
                version,
                file.Choice<VersionMatchStrategy>("extensions", "durableTask", "versionMatchStrategy") ?? VersionMatchStrategy.CurrentOrOlder,
                file.Choice<VersionFailureStrategy>("extensions", "durableTask", "versionFailureStrategy") ?? VersionFailureStrategy.Reject);
        }

        LogLevels = [.. file.Members("logging", "logLevel").Select(level => KeyValuePair.Create(level.Key, Level(path, level)))];
    }

    public string RoutePrefix { get; }

    public string HubName { get; }

    public int? MaxConcurrentActivities { get; }

    /// <summary>The wait before an orchestrator's HTTP request is polled again whose response names none; null for the default.</summary>
    public int? HttpPollMilliseconds { get; }

    /// <summary>The version of new orchestrations and those that run; null where the file names none.</summary>
    public VersionPolicy? Versions { get; }

    /// <summary>The least severe log level by category; <c>default</c> is every other category's.</summary>
    public IReadOnlyList<KeyValuePair<string, LogLevel>> LogLevels { get; }

    private static LogLevel Level(string path, KeyValuePair<string, string> level)
        => Enum.TryParse(level.Value, ignoreCase: true, out LogLevel parsed) && Enum.IsDefined(parsed)
            ? parsed
            : throw new EmbeddedHostException($"{path}: 'logging.logLevel.{level.Key}' is '{level.Value}', which is no log level.");
}
