using Microsoft.Azure.WebJobs.Host;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>Gives WebJobs the one instance that has all functions.</summary>
/// <param name="body">Asked for when a function is invoked.</param>
internal sealed class FunctionActivator(Func<FunctionBody> body) : IJobActivator
{
    public T CreateInstance<T>() => (T)(object)body();
}
