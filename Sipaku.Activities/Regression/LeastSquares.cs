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
        double[] means = Means(rows, out double labelMean);
        Matrix<double> lags = Matrix<double>.Build.Dense(rows.Count, LagRows.Lags, (row, lag) => rows.Lag(row, lag) - means[lag]);
        Vector<double> labels = Vector<double>.Build.Dense(rows.Count, row => rows.Label(row) - labelMean);

        QR<double> qr = lags.QR(QRMethod.Thin);
        if (qr.R.Exists(value => !double.IsFinite(value)))
        {
            return new Plane(double.NaN, new double[LagRows.Lags]);
        }

        Vector<double> right = qr.Q.TransposeThisAndMultiply(labels);
        double[] weights = (IsFullRank(qr.R) ? qr.R.Solve(right) : SmallestSolution(qr.R, right)).ToArray();

        double intercept = labelMean;
        for (int lag = 0; lag < LagRows.Lags; lag++)
        {
            intercept -= weights[lag] * means[lag];
        }

        return new Plane(intercept, weights);
    }

    private static double[] Means(LagRows rows, out double labelMean)
    {
        double[] means = new double[LagRows.Lags];
        labelMean = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            labelMean += rows.Label(row) / rows.Count;
            for (int lag = 0; lag < LagRows.Lags; lag++)
            {
                means[lag] += rows.Lag(row, lag) / rows.Count;
            }
        }

        return means;
    }

    private static bool IsFullRank(Matrix<double> triangle)
    {
        Vector<double> diagonal = triangle.Diagonal().PointwiseAbs();
        return diagonal.Minimum() > RankTolerance * diagonal.Maximum();
    }

    /// <summary>Of all solutions (a constant series has many) the one with the smallest weights.</summary>
    private static Vector<double> SmallestSolution(Matrix<double> triangle, Vector<double> right)
    {
        Svd<double> svd = triangle.Svd();
        double limit = RankTolerance * svd.S.Maximum();
        Vector<double> inColumns = svd.U.TransposeThisAndMultiply(right);
        Vector<double> scaled = inColumns.MapIndexed((index, value) => svd.S[index] > limit ? value / svd.S[index] : 0);
        return svd.VT.TransposeThisAndMultiply(scaled);
    }
}
