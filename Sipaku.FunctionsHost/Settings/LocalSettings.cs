namespace Sipaku.FunctionsHost.Settings;

/// <summary><c>local.settings.json</c>, as Core Tools reads it.</summary>
internal sealed class LocalSettings
{
    public const string FileName = "local.settings.json";

    /// <exception cref="FunctionsHostException">The file is malformed or encrypted.</exception>
    public LocalSettings(string contentRoot)
    {
        string path = Path.Combine(contentRoot, FileName);
        JsonFile file = new(path);
        if (file.Flag("IsEncrypted"))
        {
            throw new FunctionsHostException($"{path} is encrypted, which only Core Tools can read; run 'func settings decrypt' first.");
        }

        Values = [.. file.Members("Values")];
        Port = file.Positive("Host", "LocalHttpPort");
        CorsOrigins = file.Text("Host", "CORS");
    }

    /// <summary>The settings that stand for environment variables.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; }

    /// <summary>The port to listen on, where the file sets one.</summary>
    public int? Port { get; }

    /// <summary>The origins whose pages may call the host, separated by commas.</summary>
    public string? CorsOrigins { get; }

    /// <summary>Makes the settings environment variables where the environment has none of that name: libraries look for theirs there.</summary>
    public void ApplyToEnvironment()
    {
        foreach ((string name, string value) in Values)
        {
            string variable = name.Replace(":", "__", StringComparison.Ordinal);
            if (variable.Length > 0 && Environment.GetEnvironmentVariable(variable) is null)
            {
                Environment.SetEnvironmentVariable(variable, value);
            }
        }
    }
}
