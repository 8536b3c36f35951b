using Microsoft.Azure.Functions.Worker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Quality;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Steps;

/// <summary>Says what the run's readings are worth, before anything is trained on them.</summary>
public sealed class CheckDataQuality(IObjectStore objects, SipakuSettings settings)
{
    /// <summary>Judges <c>daily/</c>.</summary>
    [Function(nameof(CheckDataQuality))]
    public async Task<QualityReport> RunAsync([ActivityTrigger] QualityRequest request, CancellationToken cancellation) => QualityCheck.Judge(
        await objects.ReadDailyAsync(request.RunId, cancellation).ToListAsync(cancellation),
        request.Terms,
        request.RefusedByImports,
        request.MissingInImports,
        settings.Quality);
}
