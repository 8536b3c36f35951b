namespace Sipaku.Tests.Support;

/// <summary>Where the tests' own sources lie.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The folder of what the tests use from npm.</summary>
    /// <exception cref="InvalidOperationException">The packages are not installed.</exception>
    public static string NodeFolder
    {
        get
        {
            string folder = Path.Combine(Root, "Sipaku.Tests", "Node");
            return Directory.Exists(Path.Combine(folder, "node_modules"))
                ? folder
                : throw new InvalidOperationException("The npm packages that the tests use are not installed. At the repository's root: eng/install-node-packages");
        }
    }

    /// <summary>The configuration that the tests were built in, such as <c>Release</c>.</summary>
    public static string Configuration => Output.Parent!.Name;

    // bin/CONFIGURATION/FRAMEWORK
    private static DirectoryInfo Output => new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>A file of another project's output, built in the same configuration as the tests.</summary>
    public static string OutputOf(string project, string file) => Path.Combine(Root, project, "bin", Configuration, Output.Name, file);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sipaku.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
