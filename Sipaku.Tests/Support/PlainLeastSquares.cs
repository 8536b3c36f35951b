namespace Sipaku.Tests.Support;

/// <summary>Least squares as its definition says it, by the normal equations: what tests hold the product's against.</summary>
internal static class PlainLeastSquares
{
    /// <summary>Fits label = first + the others x lags.</summary>
    /// <param name="rows">The label first, then the lags.</param>
    public static double[] Fit(IReadOnlyList<double[]> rows)
    {
        int unknowns = rows[0].Length;
        double[,] equations = new double[unknowns, unknowns + 1];
        foreach (double[] row in rows)
        {
            double[] factors = [1, .. row[1..]];
            for (int i = 0; i < unknowns; i++)
            {
                for (int j = 0; j < unknowns; j++)
                {
                    equations[i, j] += factors[i] * factors[j];
                }

                equations[i, unknowns] += factors[i] * row[0];
            }
        }

        return Solve(equations, unknowns);
    }

    /// <summary>The label of some lags, the oldest first.</summary>
    public static double Predict(double[] fitted, IEnumerable<double> lags) => fitted[0] + lags.Select((lag, place) => fitted[place + 1] * lag).Sum();

    /// <summary>Several days, each from the ones before it.</summary>
    public static double[] PredictDays(double[] fitted, IEnumerable<double> lags, int days)
    {
        List<double> values = [.. lags];
        int known = values.Count;
        for (int day = 0; day < days; day++)
        {
            values.Add(Predict(fitted, values.Skip(day)));
        }

        return [.. values.Skip(known)];
    }

    private static double[] Solve(double[,] equations, int unknowns)
    {
        for (int column = 0; column < unknowns; column++)
        {
            int pivot = Enumerable.Range(column, unknowns - column).MaxBy(row => Math.Abs(equations[row, column]));
            for (int k = 0; k <= unknowns; k++)
            {
                (equations[column, k], equations[pivot, k]) = (equations[pivot, k], equations[column, k]);
            }

            for (int row = 0; row < unknowns; row++)
            {
                double factor = row == column ? 0 : equations[row, column] / equations[column, column];
                for (int k = column; k <= unknowns; k++)
                {
                    equations[row, k] -= factor * equations[column, k];
                }
            }
        }

        return [.. Enumerable.Range(0, unknowns).Select(row => equations[row, unknowns] / equations[row, row])];
    }
}
