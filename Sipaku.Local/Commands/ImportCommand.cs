using System.CommandLine;
using Sipaku.Activities.Local.Import;
using Sipaku.Local.Hosting;
using Sipaku.Local.Importing;

namespace Sipaku.Local.Commands;

/// <summary><c>import</c>: readings from files into the store.</summary>
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
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetValue(files)!, interruption));
        return command;
    }

    private static async Task<int> RunAsync(string[] inputs, Interruption interruption)
    {
        IReadOnlyList<ImportInput> files = Importer.Resolve(inputs);
        await using HostSession session = await HostSession.OpenAsync(dormant: true, interruption.Token);
        await Importer.ImportAsync(session, files, interruption.Token);
        return ExitCode.Success;
    }
}
