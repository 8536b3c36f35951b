using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Steps;

/// <summary>Stops a run that has too little data, before anything is paid for.</summary>
public sealed class CheckTrainingData(SipakuSettings settings)
{
    /// <summary>Passes where there are enough lag rows.</summary>
    /// <exception cref="PermanentException">There are too few; the message says how many, how many it takes, and what to do.</exception>
    [Function(nameof(CheckTrainingData))]
    public Task RunAsync([ActivityTrigger] TrainingDataFigures figures)
    {
        if (figures.Rows < settings.MinTrainingRows)
        {
            string rows = figures.GapPolicy == GapPolicy.Strict ? "lag rows of seven consecutive days" : "lag rows";
            throw new PermanentException(
                $"Too little data to train: {figures.Readings} readings of {figures.Days} days give {figures.Rows} {rows}, "
                + $"and at least {settings.MinTrainingRows} are needed (Sipaku__MinTrainingRows). "
                + $"Import readings of at least {settings.MinTrainingRows + DayAverages.Lags} days, or lower the setting.");
        }

        return Task.CompletedTask;
    }
}
