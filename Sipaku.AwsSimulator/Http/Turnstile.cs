namespace Sipaku.AwsSimulator.Http;

/// <summary>Lets one visitor at a time into the world, which is brought up to date before and after.</summary>
internal sealed class Turnstile(World world) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task<T> PassAsync<T>(Func<Task<T>> visit)
    {
        await _gate.WaitAsync();
        try
        {
            await world.Agenda.CatchUpAsync();
            T? result = await visit();
            await world.Agenda.CatchUpAsync();
            return result;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Brings the world up to date, unless somebody is in it, who does so anyway.</summary>
    public async Task TickAsync()
    {
        if (await _gate.WaitAsync(TimeSpan.Zero))
        {
            try
            {
                await world.Agenda.CatchUpAsync();
            }
            finally
            {
                _gate.Release();
            }
        }
    }

    public Task<T> PassAsync<T>(Func<T> visit) => PassAsync(() => Task.FromResult(visit()));

    public void Dispose() => _gate.Dispose();
}
