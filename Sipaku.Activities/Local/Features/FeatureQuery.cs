using DuckDB.NET.Data;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Features;

namespace Sipaku.Activities.Local.Features;

/// <summary>Runs <c>features.duckdb.sql</c> over files of this machine.</summary>
internal static class FeatureQuery
{
    private const string Resource = "features.duckdb.sql";

    // Everything the query needs is built in; reaching for the network would only hang a machine that has none.
    private const string ConnectionString = "DataSource=:memory:;autoinstall_known_extensions=false;autoload_known_extensions=false";

    private static readonly Lazy<string> Template = new(ReadTemplate);

    /// <summary>Writes the outputs.</summary>
    /// <param name="files">The dump's files, by path.</param>
    /// <param name="outputs">Where they go.</param>
    /// <param name="parameters">Which values and days count, and how.</param>
    /// <param name="scratch">An existing folder for what does not fit into memory.</param>
    /// <param name="cancellation">Interrupts the query.</param>
    public static FeatureJobOutcome Run(
        IReadOnlyList<string> files, FeatureFiles outputs, QueryParameters parameters, string scratch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using DuckDBConnection connection = new(ConnectionString);
        try
        {
            connection.Open();
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = $"SET temp_directory = {Quoted(scratch)}; {Render(files, outputs, parameters)}";
            using CancellationTokenRegistration interrupt = cancellation.Register(command.Cancel);
            using DuckDBDataReader reader = command.ExecuteReader();
            while (!reader.HasRows && reader.NextResult())
            {
                cancellation.ThrowIfCancellationRequested();
            }

            reader.Read();
            return new FeatureJobOutcome(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
        }
        catch (DuckDBException fault)
        {
            cancellation.ThrowIfCancellationRequested();
            if (fault.Message.Contains("No space left", StringComparison.Ordinal))
            {
                throw new CapacityException($"The disk that holds {scratch} is full. Free some space; nothing stored so far is lost.", fault);
            }

            throw new PermanentException($"The feature query failed: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    /// <summary>The query as DuckDB gets it.</summary>
    internal static string Render(IReadOnlyList<string> files, FeatureFiles outputs, QueryParameters parameters) => parameters.ByName
        // Before the paths, which may hold anything.
        .Aggregate(Template.Value, (query, parameter) => query.Replace($"${{{parameter.Key}}}", parameter.Value, StringComparison.Ordinal))
        .Replace("${INPUT}", $"[{string.Join(", ", files.Select(Quoted))}]", StringComparison.Ordinal)
        .Replace("${FEATURES}", Quoted(outputs.Features), StringComparison.Ordinal)
        .Replace("${FEATURES_LOG}", Quoted(outputs.FeaturesLog), StringComparison.Ordinal)
        .Replace("${DAILY}", Quoted(outputs.Daily), StringComparison.Ordinal);

    private static string Quoted(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string ReadTemplate()
    {
        using Stream stream = typeof(FeatureQuery).Assembly.GetManifestResourceStream(Resource)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
