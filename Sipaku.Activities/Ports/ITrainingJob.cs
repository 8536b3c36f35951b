using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Ports;

/// <summary>Fits a linear model to the lag rows.</summary>
public interface ITrainingJob
{
    /// <summary>Starts training, or finds the job that an earlier call with the same run and attempt started.</summary>
    Task<JobHandle> StartAsync(TrainingRequest request, CancellationToken cancellation);

    /// <summary>Where the job stands. Stopped is failed.</summary>
    Task<JobStatus> GetStatusAsync(JobHandle job, CancellationToken cancellation);

    /// <summary>The model that a succeeded job made.</summary>
    Task<TrainedModel> GetResultAsync(JobHandle job, CancellationToken cancellation);

    /// <summary>Stops the job of this request if it runs. None there, or ended, is no error.</summary>
    Task StopAsync(TrainingRequest request, CancellationToken cancellation);
}
