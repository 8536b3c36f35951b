using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;

namespace Sipaku.Activities.Steps;

/// <summary>The first step: a run id lives once, because all that is made outside is named after it.</summary>
public sealed class ClaimRun(RunMarks marks)
{
    /// <summary>Claims the run's id for this life of it.</summary>
    /// <exception cref="PermanentException">It had another life.</exception>
    [Function(nameof(ClaimRun))]
    public Task RunAsync([ActivityTrigger] ClaimRequest request, CancellationToken cancellation) =>
        marks.ClaimAsync(request.RunId, request.Life, cancellation);
}
