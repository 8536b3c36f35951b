using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Settings;
using Sipaku.Local.Hosting;
using Sipaku.Local.Output;

namespace Sipaku.Local.Importing;

/// <summary>Brings readings into the store and says what became of them.</summary>
internal static class Importer
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "samples", "beijing-pm25", "export.jsonl.gz");

    /// <summary>Opens what the command line names.</summary>
    /// <exception cref="ImportException">One of them cannot be read, so none is imported.</exception>
    /// <exception cref="SettingsException">There is something to import, and the store is not on this machine.</exception>
    public static IReadOnlyList<ImportInput> Resolve(IReadOnlyCollection<string> inputs, Setup setup)
    {
        if (inputs.Count > 0 && setup.Settings.Ports.SensorTable != BackendKind.Local)
        {
            throw new SettingsException("The sensor table is on DynamoDB, where the station writes; only the store on this machine takes imports.");
        }

        return
        [
            .. inputs.SelectMany(input => input == "-" ? [StandardInput.Open()] : ImportInputs.Of(input)),
        ];
    }

    /// <summary>What was imported into the store on this machine.</summary>
    /// <exception cref="UsageException">The sensor table is elsewhere.</exception>
    public static ImportHistory HistoryOf(Setup setup) => setup.Services.GetService<ImportHistory>()
        ?? throw new UsageException("The sensor table is on DynamoDB, where the station writes; only the store on this machine has imports.");

    /// <summary>Imports what is given, or says what an import would do.</summary>
    /// <returns>Whether the store has changed.</returns>
    public static async Task<bool> ImportAsync(
        Setup setup, IReadOnlyList<ImportInput> inputs, ImportOptions options, StoringRequest request, CancellationToken cancellation)
    {
        ReadingImporter importer = setup.Services.GetRequiredService<ReadingImporter>();
        await using TextWriter? rejects = request.Rejects is { } path ? OpenRejects(path, inputs) : null;
        StoringOptions storing = new()
        {
            MaxRefused = request.MaxRefused ?? StoringOptions.UsualMaxRefused,
            DryRun = request.DryRun,
            Rejects = rejects,
        };
        ImportResult result;
        using (ImportView view = new())
        {
            result = await importer.ImportAsync(inputs, options, storing, view, cancellation);
        }

        Report(setup, result, string.Join(", ", result.Files.Select(file => file.Name)), request.DryRun);
        return result.Import is not null;
    }

    /// <summary>
    /// Imports what is given. Where nothing is, and nothing ever was: the bundled sample. A home that had readings or runs of its own and
    /// has lost them is not given somebody else's; its owner may ask for the sample.
    /// </summary>
    /// <param name="setup">The home.</param>
    /// <param name="inputs">What the command line names.</param>
    /// <param name="options">How it is to be read.</param>
    /// <param name="storing">What is to become of it.</param>
    /// <param name="sample">Whether the sample is asked for.</param>
    /// <param name="fresh">Whether no run was made here before.</param>
    /// <param name="cancellation">Ends the import with nothing stored.</param>
    /// <returns>Whether there are new readings, which a run under way has not seen.</returns>
    public static async Task<bool> ImportForRunAsync(
        Setup setup,
        IReadOnlyList<ImportInput> inputs,
        ImportOptions options,
        StoringRequest storing,
        bool sample,
        bool fresh,
        CancellationToken cancellation)
    {
        if (inputs.Count > 0)
        {
            return await ImportAsync(setup, inputs, options, storing, cancellation);
        }

        if (setup.Services.GetService<ReadingImporter>() is not { } importer || importer.ReadFigures() is not { Readings: 0 } figures)
        {
            return false;
        }

        if (!sample && (!fresh || figures.HadOwn))
        {
            throw new UsageException($"There are no readings in {setup.Home.Path}, which had some or made runs before. Import yours: run --input FILE. For the bundled sample: run --sample.");
        }

        Terminal.Note("There are no readings yet: importing the sample, hourly PM2.5 in µg/m³ of Beijing, 2010 to 2014 (UCI data set 381, CC BY 4.0).");
        ImportResult imported = await importer.ImportAsync([ImportInput.FromStream("the sample", File.OpenRead(Sample))], storing: new StoringOptions { Sample = true }, cancellation: cancellation);
        Report(setup, imported, "the sample", dryRun: false);
        return false;
    }

    private static StreamWriter OpenRejects(string path, IReadOnlyList<ImportInput> inputs)
    {
        if (inputs.Any(input => input.Path is { } read && Path.GetFullPath(read) == Path.GetFullPath(path)))
        {
            throw new UsageException($"--rejects {path} would overwrite what is to be imported; name another file.");
        }

        try
        {
            return new StreamWriter(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"--rejects {path} cannot be written: {exception.Message}");
        }
    }

    private static void Report(Setup setup, ImportResult result, string source, bool dryRun)
    {
        ImportText.Note(result);
        if (dryRun)
        {
            foreach (string line in ImportText.DryRun(result, source))
            {
                Console.Out.WriteLine(Terminal.OnOneLine(line));
            }

            return;
        }

        if (result.Import is not { } import)
        {
            return;
        }

        if (result.SampleRemoved > 0)
        {
            Terminal.Note($"The sample's {result.SampleRemoved:N0} readings made way for these.");
        }

        Terminal.Note(ImportText.Summary(result, source));
        Terminal.Note($"Stored in {setup.Home.Path} as import {import}.");
    }
}
