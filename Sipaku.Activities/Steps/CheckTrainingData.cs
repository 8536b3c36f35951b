using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Steps;

/// <summary>Stops a run that has too little data, before anything is paid for.</summary>
public sealed class CheckTrainingData(SipakuSettings settings)
{
    /// <summary>Lags of a row: it takes one day more than that for the first row.</summary>
    public const int Lags = 6;

    /// <summary>Passes where there are enough lag rows.</summary>
    /// <exception cref="PermanentException">There are too few; the message says how many, how many it takes, and what to do.</exception>
    [Function(nameof(CheckTrainingData))]
    public Task RunAsync([ActivityTrigger] TrainingDataFigures figures)
    {
        if (figures.Rows < settings.MinTrainingRows)
        {
            throw new PermanentException(
                $"Too little data to train: {figures.Readings} readings of {figures.Days} days give {figures.Rows} lag rows, "
                + $"and at least {settings.MinTrainingRows} are needed (setting MinTrainingRows). "
                + $"Import readings of at least {settings.MinTrainingRows + Lags} days, or lower the setting.");
        }

        return Task.CompletedTask;
    }
}
