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
            .. inputs.Select(input => input == "-"
                ? ImportInput.FromStream("standard input", Console.OpenStandardInput())
                : ImportInput.FromFile(input)),
        ];
    }

    public static async Task ImportAsync(Setup setup, IReadOnlyList<ImportInput> inputs, ImportOptions options, CancellationToken cancellation)
    {
        ReadingImporter importer = setup.Services.GetRequiredService<ReadingImporter>();
        Report(await importer.ImportAsync(inputs, options: options, cancellation: cancellation), string.Join(", ", inputs.Select(input => input.Name)));
        Terminal.Note($"Stored in {setup.Home.Path}");
    }

    /// <summary>
    /// Imports what is given. Where nothing is, and nothing ever was: the bundled sample. A home that had readings or runs of its own and
    /// has lost them is not given somebody else's; its owner may ask for the sample.
    /// </summary>
    /// <param name="setup">The home.</param>
    /// <param name="inputs">What the command line names.</param>
    /// <param name="options">How it is to be read.</param>
    /// <param name="sample">Whether the sample is asked for.</param>
    /// <param name="fresh">Whether no run was made here before.</param>
    /// <param name="cancellation">Ends the import with nothing stored.</param>
    public static async Task ImportForRunAsync(Setup setup, IReadOnlyList<ImportInput> inputs, ImportOptions options, bool sample, bool fresh, CancellationToken cancellation)
    {
        if (inputs.Count > 0)
        {
            await ImportAsync(setup, inputs, options, cancellation);
            return;
        }

        if (setup.Services.GetService<ReadingImporter>() is not { } importer || importer.ReadFigures() is not { Readings: 0 } figures)
        {
            return;
        }

        if (!sample && (!fresh || figures.HadOwn))
        {
            throw new UsageException($"There are no readings in {setup.Home.Path}, which had some or made runs before. Import yours: run --input FILE. For the bundled sample: run --sample.");
        }

        Terminal.Note("There are no readings yet: importing the sample, hourly PM2.5 in µg/m³ of Beijing, 2010 to 2014 (UCI data set 381, CC BY 4.0).");
        Report(await importer.ImportAsync([ImportInput.FromFile(Sample)], sample: true, cancellation: cancellation), "the sample");
        Terminal.Note($"Stored in {setup.Home.Path}");
    }

    private static void Report(ImportResult result, string name)
    {
        foreach (RefusedLine refusal in result.FirstRefusals)
        {
            Terminal.Note($"  refused {refusal}");
        }

        foreach (string note in result.Notes)
        {
            Terminal.Note($"  {note}");
        }

        if (result.SampleRemoved > 0)
        {
            Terminal.Note($"The sample's {result.SampleRemoved:N0} readings made way for these.");
        }

        Terminal.Note($"Imported {result.Imported:N0} readings from {name} ({result.Replaced:N0} replaced an earlier one, {result.Malformed:N0} lines refused).");
    }
}
