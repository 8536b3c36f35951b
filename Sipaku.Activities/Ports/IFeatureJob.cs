using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Ports;

/// <summary>
/// Turns a dump into daily averages and lag rows: <c>features/</c> holds the seven columns
/// <c>y,y_6,y_5,y_4,y_3,y_2,y_1</c>, <c>features-log/</c> the same of ln(1 + average) (nothing where an average is -1 or less),
/// <c>daily/</c> holds <c>tanggal,n,bad,missing,avg,min,max,mode,mode_n</c> ordered by date, all CSV
/// without a header. Every line of the dump is in one of <c>n</c>, <c>bad</c> and <c>missing</c>; those without a valid day are in a row
/// with an empty date, and nothing else of that row is filled.
/// </summary>
public interface IFeatureJob
{
    /// <summary>Starts the job, or finds the one that an earlier call with the same run and attempt started.</summary>
    /// <returns>What <see cref="GetStatusAsync"/> and <see cref="ReleaseAsync"/> need to find the job again.</returns>
    Task<JobHandle> StartAsync(FeatureJobRequest request, CancellationToken cancellation);

    /// <summary>Where the job stands. A job that cannot be found is an error, not a status.</summary>
    Task<JobStatus> GetStatusAsync(JobHandle job, CancellationToken cancellation);

    /// <summary>Ends what the job holds (a transient cluster, say). Also after a failure, also twice, also where only the start's request is known.</summary>
    Task ReleaseAsync(FeatureJobRequest request, CancellationToken cancellation);
}
