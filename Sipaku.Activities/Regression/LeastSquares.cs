using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Sipaku.Activities.Regression;

/// <summary>Ordinary least squares with intercept.</summary>
internal static class LeastSquares
{
    // What numpy's lstsq calls rcond: directions this much weaker than the strongest are noise of the arithmetic.
    private const double RankTolerance = 1e-12;

    /// <summary>Fits label = intercept + weights x lags over all rows.</summary>
    /// <param name="rows">More rows than lags.</param>
    /// <returns>No finite numbers where squares of the readings overflow.</returns>
    public static Plane Fit(LagRows rows)
    {
        // On centred columns the intercept falls out of the means, and readings far from zero do not spoil the conditioning.
        var means = Means(rows, out var labelMean);
        var lags = Matrix<double>.Build.Dense(rows.Count, LagRows.Lags, (row, lag) => rows.Lag(row, lag) - means[lag]);
        var labels = Vector<double>.Build.Dense(rows.Count, row => rows.Label(row) - labelMean);

        var qr = lags.QR(QRMethod.Thin);
        if (qr.R.Exists(value => !double.IsFinite(value)))
        {
            return new Plane(double.NaN, new double[LagRows.Lags]);
        }

        var right = qr.Q.TransposeThisAndMultiply(labels);
        var weights = (IsFullRank(qr.R) ? qr.R.Solve(right) : SmallestSolution(qr.R, right)).ToArray();

        var intercept = labelMean;
        for (var lag = 0; lag < LagRows.Lags; lag++)
        {
            intercept -= weights[lag] * means[lag];
        }

        return new Plane(intercept, weights);
    }

    private static double[] Means(LagRows rows, out double labelMean)
    {
        var means = new double[LagRows.Lags];
        labelMean = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            labelMean += rows.Label(row) / rows.Count;
            for (var lag = 0; lag < LagRows.Lags; lag++)
            {
                means[lag] += rows.Lag(row, lag) / rows.Count;
            }
        }

        return means;
    }

    private static bool IsFullRank(Matrix<double> triangle)
    {
        var diagonal = triangle.Diagonal().PointwiseAbs();
        return diagonal.Minimum() > RankTolerance * diagonal.Maximum();
    }

    /// <summary>Of all solutions (a constant series has many) the one with the smallest weights.</summary>
    private static Vector<double> SmallestSolution(Matrix<double> triangle, Vector<double> right)
    {
        var svd = triangle.Svd();
        var limit = RankTolerance * svd.S.Maximum();
        var inColumns = svd.U.TransposeThisAndMultiply(right);
        var scaled = inColumns.MapIndexed((index, value) => svd.S[index] > limit ? value / svd.S[index] : 0);
        return svd.VT.TransposeThisAndMultiply(scaled);
    }
}
