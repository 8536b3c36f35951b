using System.CommandLine;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.DurableTask.Sqlite;
using Sipaku.Local.Hosting;

namespace Sipaku.Local.Commands;

/// <summary><c>backup FOLDER</c>: copies what a home needs to go on, whether a host runs on it or not.</summary>
internal static class BackupCommand
{
    private const string Objects = "objects";

    // The one that serves, and the one before it.
    private const int ModelsKept = 2;

    public static Command Create()
    {
        Argument<DirectoryInfo> folder = new("folder") { Description = "Where the copies go; earlier ones there are replaced." };
        Command command = new("backup", "Copy what the home needs to go on, while it is in use.") { folder };
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetRequiredValue(folder), interruption.Token));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder, CancellationToken cancellation)
    {
        await using Setup setup = Setup.Read();
        Home home = setup.Home;
        if (Path.TrimEndingDirectorySeparator(folder.FullName) == Path.TrimEndingDirectorySeparator(home.Path))
        {
            throw new UsageException($"{folder.FullName} is the home itself; name another folder.");
        }

        string[] databases = Directory.Exists(home.Path) ? Directory.GetFiles(home.Path, "*.db") : [];
        if (databases.Length == 0)
        {
            throw new UsageException($"There is nothing in {home.Path} to back up.");
        }

        // The durable state first: what the others have beyond it, a run that goes on finds done already.
        foreach (string database in databases.OrderByDescending(database => database == home.Hub).ThenBy(database => database, StringComparer.Ordinal))
        {
            FileInfo copy = new(Path.Combine(folder.FullName, Path.GetFileName(database)));
            await SqliteBackup.WriteAsync(database, copy.FullName, cancellation);
            Console.Out.WriteLine($"{copy.FullName}  {copy.Length / 1024.0:N0} KiB");
        }

        IReadOnlyList<InstanceStatus> runs = RunList.Of(new Home(folder.FullName));
        foreach (string key in runs.Where(run => !run.Ended).Select(run => RunKeys.Root(run.InstanceId))
            .Concat(runs.Where(run => run.Outcome?.Outcome == RunOutcome.Published).Take(ModelsKept).Select(run => RunKeys.Model(run.InstanceId))))
        {
            Copy(Path.Combine(home.Path, Objects, key), Path.Combine(folder.FullName, Objects, key));
        }

        return ExitCode.Success;
    }

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        Console.Out.WriteLine(to);
    }
}
