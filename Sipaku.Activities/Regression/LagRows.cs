using System.Buffers.Text;
using System.Globalization;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Regression;

/// <summary>The training data in memory: a label and six lags a row, one row a day, so that even a century is small.</summary>
internal sealed class LagRows
{
    public const int Lags = DayAverages.Lags;
    private const int Columns = Lags + 1;

    private readonly List<double> values = [];

    /// <summary>Number of rows.</summary>
    public int Count => values.Count / Columns;

    /// <summary>What is to be predicted.</summary>
    public double Label(int row) => values[row * Columns];

    /// <summary>The lag in a column, 0 the oldest.</summary>
    public double Lag(int row, int lag) => values[(row * Columns) + 1 + lag];

    /// <summary>Adds a row.</summary>
    /// <param name="label">What is to be predicted.</param>
    /// <param name="lags">Six values, the oldest first.</param>
    public void Add(double label, ReadOnlySpan<double> lags)
    {
        values.Add(label);
        values.AddRange(lags);
    }

    /// <summary>Reads every file under a prefix.</summary>
    public static async Task<LagRows> ReadAsync(IObjectStore store, string prefix, CancellationToken cancellation)
    {
        LagRows rows = new();
        await foreach (StoredObject file in store.ListAsync(prefix, cancellation))
        {
            await using Stream stream = await store.GetAsync(file.Key, cancellation)
                ?? throw new ServiceFaultException($"{file.Key} was listed and is not there. Try again.");
            MemoryStream bytes = new();
            await stream.CopyToAsync(bytes, cancellation);
            rows.Add(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), file.Key);
        }

        return rows;
    }

    private void Add(ReadOnlySpan<byte> text, string key)
    {
        int line = 0;
        foreach (Range range in text.Split((byte)'\n'))
        {
            line++;
            ReadOnlySpan<byte> row = text[range].TrimEnd((byte)'\r');
            if (!row.IsEmpty && !TryAdd(row))
            {
                throw new PermanentException(string.Create(
                    CultureInfo.InvariantCulture, $"{key}:{line} is no lag row: seven finite numbers, divided by commas. Start another run."));
            }
        }
    }

    private bool TryAdd(ReadOnlySpan<byte> row)
    {
        int found = 0;
        foreach (Range field in row.Split((byte)','))
        {
            if (!Utf8Parser.TryParse(row[field], out double value, out int consumed) || consumed != row[field].Length || !double.IsFinite(value))
            {
                return false;
            }

            values.Add(value);
            found++;
        }

        return found == Columns;
    }
}
