using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Ports;

/// <summary>Holds the run lock, the records of runs, the predicted days and the one published forecast.</summary>
public interface IForecastStore
{
    /// <summary>
    /// Takes the lock for a run by one conditional write, with a lease of <see cref="RunLock.StartLease"/>. Held by the same run counts as
    /// taken and keeps its fence.
    /// </summary>
    /// <param name="runId">The run that wants the lock.</param>
    /// <param name="takeOverFrom">A lock seen before whose owner is known to be gone: it is replaced only if unchanged.</param>
    /// <param name="cancellation">Cancels the call.</param>
    Task<LockAttempt> AcquireAsync(string runId, RunLock? takeOverFrom, CancellationToken cancellation);

    /// <summary>
    /// Renews the lease of the lock that the run holds, by <see cref="RunLock.RunLease"/>. A lock held by another run is left alone.
    /// </summary>
    /// <returns>Whether the run still holds the lock.</returns>
    Task<bool> RenewAsync(string runId, CancellationToken cancellation);

    /// <summary>Gives the lock back if the run holds it.</summary>
    Task ReleaseAsync(string runId, CancellationToken cancellation);

    /// <summary>The lock as it is now, or <see langword="null"/> where nobody holds it.</summary>
    Task<RunLock?> ReadLockAsync(CancellationToken cancellation);

    /// <summary>
    /// Keeps the record of a run in the place of the one before. One of another life of the run's id stays, and so does a newer one: that is
    /// no error.
    /// </summary>
    Task WriteRunAsync(RunEntry entry, CancellationToken cancellation);

    /// <summary>The record of a run, or <see langword="null"/> where there is none.</summary>
    Task<RunRecord?> ReadRunAsync(string runId, CancellationToken cancellation);

    /// <summary>All runs that have records, in no order.</summary>
    Task<IReadOnlyList<RunHeader>> ListRunsAsync(CancellationToken cancellation);

    /// <summary>Looks, without a call, whether an average can be stored and published.</summary>
    /// <exception cref="Errors.PermanentException">It cannot: it is no number, or none that this store can keep.</exception>
    void RequireStorable(double average);

    /// <summary>Stores one predicted day of a run. The same day again replaces itself.</summary>
    Task StoreDayAsync(string runId, ForecastDay day, CancellationToken cancellation);

    /// <summary>
    /// Makes the forecast the published one in a single conditional write: readers see the one before or this one.
    /// Publishing the same run again changes nothing.
    /// </summary>
    /// <exception cref="Errors.PermanentException">A later run has taken the lock (its fence is higher), so this one may not publish.</exception>
    Task PublishAsync(Forecast forecast, long fence, CancellationToken cancellation);

    /// <summary>The published forecast, or <see langword="null"/> where none was ever published.</summary>
    Task<Forecast?> ReadLatestAsync(CancellationToken cancellation);
}
