using System.Collections.Concurrent;
using System.Text;
using Sipaku.FunctionsHost.Workers;

namespace Sipaku.FunctionsHost.Durable;

/// <summary>
/// Keeps an orchestrator that ends its worker from doing so for ever. Whoever was at a turn when the worker died is a suspect and takes its
/// next turn alone; the first turn that comes back clears it, and one that never does fails.
/// </summary>
internal sealed class TurnGuard
{
    /// <summary>So many deaths fail an orchestration.</summary>
    public const int ParkAfter = 8;

    // Enough of the request's Base64 text for the longest id that the extension lets through, in UTF-8, behind its tag and length.
    private const int IdPrefix = 4 * 260;

    private readonly ConcurrentDictionary<string, int> _deaths = new(StringComparer.Ordinal);
    private readonly TurnGate _gate = new();

    /// <summary>Runs a turn.</summary>
    /// <param name="orchestrator">The function's name.</param>
    /// <param name="request">The Durable protocol's request, in Base64.</param>
    /// <param name="turn">Sends it to the worker.</param>
    /// <exception cref="PoisonOrchestratorException">Its turns ended the worker <see cref="ParkAfter"/> times.</exception>
    public async Task<T> RunAsync<T>(string orchestrator, string request, Func<Task<T>> turn)
    {
        string? instance = _deaths.IsEmpty ? null : InstanceOf(request);
        bool suspect = instance is not null && _deaths.ContainsKey(instance);
        await _gate.EnterAsync(alone: suspect);
        try
        {
            T result = await turn();
            Clear();
            return result;
        }
        catch (WorkerInvocationException)
        {
            Clear();
            throw;
        }
        catch (WorkerProcessExitException)
        {
            string guilty = instance ?? InstanceOf(request);
            if (_deaths.AddOrUpdate(guilty, 1, static (_, deaths) => deaths + 1) >= ParkAfter)
            {
                _deaths.TryRemove(guilty, out _);
                throw new PoisonOrchestratorException($"The orchestrator {orchestrator} ended its worker {ParkAfter} times, so it is not run again. Rewind the instance when that is mended.");
            }

            throw;
        }
        finally
        {
            _gate.Leave();
        }

        void Clear()
        {
            if (suspect)
            {
                _deaths.TryRemove(instance!, out _);
            }
        }
    }

    /// <summary>The instance's id, which is the first field of the request.</summary>
    private static string InstanceOf(string request)
    {
        byte[] prefix = Convert.FromBase64String(request[..Math.Min(request.Length, IdPrefix)]);
        using Google.Protobuf.CodedInputStream input = new(prefix);
        return input.ReadTag() == 10 && input.ReadLength() is int length && length <= prefix.Length - input.Position
            ? Encoding.UTF8.GetString(prefix, (int)input.Position, length)
            : request[..Math.Min(request.Length, IdPrefix)];
    }
}
