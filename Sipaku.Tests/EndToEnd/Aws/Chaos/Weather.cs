using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Sipaku.Tests.EndToEnd.Aws.Chaos;

/// <summary>
/// Lets a share of all calls fail, in all the ways in which calls to AWS do, with and without effect. Whether the n-th call of an
/// operation fails depends on the seed alone, whatever else goes on at the same time.
/// </summary>
internal sealed class Weather(int seed, double rate)
{
    private static readonly Mishap[] _mishaps = Enum.GetValues<Mishap>();

    private readonly ConcurrentDictionary<string, int> _calls = [];

    /// <summary>Calls that were made, failed ones included.</summary>
    public int Calls => _calls.Values.Sum();

    public async Task<HttpResponseMessage> PassAsync(WireCall call)
    {
        int number = _calls.AddOrUpdate(call.Operation, 1, (_, before) => before + 1);
        byte[] draws = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {call.Operation} {number}"));
        if (BitConverter.ToUInt32(draws) >= rate * uint.MaxValue)
        {
            return await call.SendAsync();
        }

        switch (_mishaps[draws[^1] % _mishaps.Length])
        {
            case Mishap.Throttled:
                return Refusals.Throttled(call.Request);
            case Mishap.InternalError:
                return Refusals.Fault(call.Request, HttpStatusCode.InternalServerError);
            case Mishap.Unavailable:
                return Refusals.Fault(call.Request, HttpStatusCode.ServiceUnavailable);
            case Mishap.TimeoutBefore:
                throw TimedOut();
            case Mishap.TimeoutAfter:
                (await call.SendAsync()).Dispose();
                throw TimedOut();
            case Mishap.DropBefore:
                throw Dropped();
            case Mishap.DropAfter:
                (await call.SendAsync()).Dispose();
                throw Dropped();
            default:
                HttpResponseMessage answer = await call.SendAsync();
                answer.Content = new StreamContent(new BrokenStream());
                return answer;
        }
    }

    // As HttpClient says it.
    private static TaskCanceledException TimedOut() =>
        new("The request was canceled due to the configured HttpClient.Timeout elapsing.", new TimeoutException());

    private static HttpRequestException Dropped() =>
        new("An error occurred while sending the request.", new IOException("The response ended prematurely."));
}
