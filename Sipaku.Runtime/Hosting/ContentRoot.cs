namespace Sipaku.Runtime.Hosting;

/// <summary>Where the settings files lie: the working directory if it is a Functions app's, else beside the executable.</summary>
internal static class ContentRoot
{
    public static string Find()
    {
        string current = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(current, HostJson.FileName)) ? current : AppContext.BaseDirectory;
    }
}
