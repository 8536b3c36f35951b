using System.CommandLine;
using Sipaku.Activities.Settings;
using Sipaku.DurableTask.Sqlite;
using Sipaku.FunctionsHost.Settings;

namespace Sipaku.Local.Commands;

/// <summary><c>backup FOLDER</c>: copies the databases of the home, whether a host runs on it or not.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        Argument<DirectoryInfo> folder = new("folder") { Description = "Where the copies go; earlier ones there are replaced." };
        Command command = new("backup", "Copy the databases of the home while it is in use.") { folder };
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetRequiredValue(folder), interruption.Token));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder, CancellationToken cancellation)
    {
        string home = SettingsReader.HomeOf(new FunctionsHostSettings(FunctionsHostSettings.FindContentRoot()).Configuration);
        if (Path.TrimEndingDirectorySeparator(folder.FullName) == Path.TrimEndingDirectorySeparator(home))
        {
            throw new UsageException($"{folder.FullName} is the home itself; name another folder.");
        }

        string[] databases = Directory.Exists(home) ? Directory.GetFiles(home, "*.db") : [];
        if (databases.Length == 0)
        {
            throw new UsageException($"There is nothing in {home} to back up.");
        }

        foreach (string database in databases.Order(StringComparer.Ordinal))
        {
            FileInfo copy = new(Path.Combine(folder.FullName, Path.GetFileName(database)));
            await SqliteBackup.WriteAsync(database, copy.FullName, cancellation);
            Console.Out.WriteLine($"{copy.FullName}  {copy.Length / 1024.0:N0} KiB");
        }

        return ExitCode.Success;
    }
}
