using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Backtests;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Steps;

/// <summary>Chooses the scale that is trained on, and says what a model on it is worth.</summary>
public sealed class BacktestModel(IObjectStore objects, SipakuSettings settings)
{
    /// <summary>Tries the model on the last fifth of the run's days.</summary>
    /// <exception cref="Errors.PermanentException">The days have no model on the scale that was asked for.</exception>
    [Function(nameof(BacktestModel))]
    public async Task<BacktestReport> RunAsync([ActivityTrigger] RunDataRequest request, CancellationToken cancellation)
    {
        (string runId, RunTerms terms) = request;
        List<DayFigures> rows = await objects.ReadDailyAsync(runId, cancellation).ToListAsync(cancellation);
        return Backtesting.Run(DayAverages.Of(rows, terms.LastDay), terms.Scale, terms.GapPolicy, settings.Gate);
    }
}
