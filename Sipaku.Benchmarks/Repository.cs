namespace Sipaku.Benchmarks;

/// <summary>Where the sources and what was built from them lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that this program was built in.</summary>
    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>The build output of a project, in the configuration of this program.</summary>
    public static string OutputOf(string project) => Path.Combine(Root, project, "bin", Configuration, new DirectoryInfo(AppContext.BaseDirectory).Name);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sipaku.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("This program is run from its build output in the repository.");
    }
}
