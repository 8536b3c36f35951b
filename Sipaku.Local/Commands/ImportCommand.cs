using System.CommandLine;
using Sipaku.Activities.Local.Import;
using Sipaku.Local.Hosting;
using Sipaku.Local.Importing;

namespace Sipaku.Local.Commands;

/// <summary><c>import</c>: readings from files into the store, whether a host serves the home or not.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        Argument<string[]> files = new("files")
        {
            Description = $"What to import: {InputOption.Formats}.",
            Arity = ArgumentArity.OneOrMore,
        };
        Command command = new("import", "Import readings from files.") { files };
        StoringOptionSet storing = new(command);
        ReadingOptions reading = new(command);
        CommandAction.Set(command, (parsed, interruption) =>
            RunAsync(parsed.GetValue(files)!, reading.Read(parsed), storing.Read(parsed), interruption));
        return command;
    }

    private static async Task<int> RunAsync(string[] inputs, ImportOptions options, StoringRequest storing, Interruption interruption)
    {
        await using Setup setup = Setup.Read();
        IReadOnlyList<ImportInput> files = Importer.Resolve(inputs, setup);
        setup.Home.Create();
        await Importer.ImportAsync(setup, files, options, storing, interruption.Token);
        return ExitCode.Success;
    }
}
