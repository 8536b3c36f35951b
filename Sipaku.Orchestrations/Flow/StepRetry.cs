using Microsoft.DurableTask;
using Sipaku.Activities.Errors;

namespace Sipaku.Orchestrations.Flow;

/// <summary>The one place that says how often and how patiently a step is tried again, by the type of its error.</summary>
internal sealed class StepRetry
{
    // What the host calls it when an activity's worker process has died. It may have been the activity that killed it, and may be again.
    private const string WorkerEnd = "Microsoft.Azure.WebJobs.Host.FunctionInvocationException";

    private static readonly Patience WorkerEnded = new(Attempts: 5, First: TimeSpan.FromSeconds(1), Max: TimeSpan.FromSeconds(8));
    // Minutes: a service that is out for less than that costs no job that was already paid for.
    private static readonly Patience Throttled = new(Attempts: 10, First: TimeSpan.FromSeconds(2), Max: TimeSpan.FromMinutes(2));
    private static readonly Patience ServiceFault = new(Attempts: 10, First: TimeSpan.FromSeconds(1), Max: TimeSpan.FromMinutes(2));
    // An hour, which is what SageMaker itself takes to give a deployment up: until then an endpoint can be neither changed nor deleted.
    private static readonly Patience Capacity = new(Attempts: 8, First: TimeSpan.FromMinutes(1), Max: TimeSpan.FromMinutes(15));
    private static readonly Patience Quota = new(Attempts: 5, First: TimeSpan.FromMinutes(2), Max: TimeSpan.FromMinutes(15));

    // Long enough for a worker to start and for most steps to end: steps that fell together do not fall together again.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly Action<string?> _tell;
    private readonly TimeSpan _turn;
    private int _workersEnded;

    private StepRetry(Action<string?> tell, int place)
    {
        _tell = tell;
        _turn = place * Apart;
    }

    /// <summary>Options for one activity call: the wait between tries is a durable timer.</summary>
    /// <param name="tell">Hears what is waited for and until when, and <see langword="null"/> when the wait is over.</param>
    /// <param name="place">The call's place among those that are made side by side: a worker that ends takes all of them along, whichever ended it.</param>
    public static TaskOptions Options(Action<string?> tell, int place = 0) => TaskOptions.FromRetryHandler(new StepRetry(tell, place).TryAgainAsync);

    /// <summary>The one line that a user reads about a step that failed for good.</summary>
    public static string LineOf(TaskFailedException failure) => HasEndedItsWorker(failure.FailureDetails)
        ? $"{failure.TaskName} ended its worker {WorkerEnded.Attempts} times."
        : failure.FailureDetails.ErrorMessage;

    private async Task<bool> TryAgainAsync(RetryContext retry)
    {
        Patience? patience = PatienceWith(retry.LastFailure);
        int attempt = patience == WorkerEnded ? ++_workersEnded : retry.LastAttemptNumber;
        if (patience is null || attempt >= patience.Attempts)
        {
            return false;
        }

        DateTime next = retry.OrchestrationContext.CurrentUtcDateTime + patience.DelayAfter(attempt) + (patience == WorkerEnded ? _turn : TimeSpan.Zero);
        string why = patience == WorkerEnded ? "It ended its worker." : retry.LastFailure.ErrorMessage;
        _tell($"{why} The next try is at {next:yyyy-MM-dd HH:mm:ss}Z.");
        await retry.OrchestrationContext.CreateTimer(next, retry.CancellationToken);
        _tell(null);
        return true;
    }

    private static bool HasEndedItsWorker(TaskFailureDetails failure) => failure.ErrorType == WorkerEnd;

    // An error of no known type is a defect, and repeating it would only hide it.
    private static Patience? PatienceWith(TaskFailureDetails failure) =>
        HasEndedItsWorker(failure) ? WorkerEnded
        : failure.IsCausedBy<ThrottledException>() ? Throttled
        : failure.IsCausedBy<ServiceFaultException>() ? ServiceFault
        : failure.IsCausedBy<CapacityException>() ? Capacity
        : failure.IsCausedBy<QuotaException>() ? Quota
        : null;

    private sealed record Patience(int Attempts, TimeSpan First, TimeSpan Max)
    {
        public TimeSpan DelayAfter(int attempt)
        {
            TimeSpan delay = First * Math.Pow(2, attempt - 1);
            return delay < Max ? delay : Max;
        }
    }
}
