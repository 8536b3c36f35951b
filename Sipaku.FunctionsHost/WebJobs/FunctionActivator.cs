using Microsoft.Azure.WebJobs.Host;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>Gives WebJobs the one instance that has all functions.</summary>
internal sealed class FunctionActivator(FunctionBody body) : IJobActivator
{
    public T CreateInstance<T>() => (T)(object)body;
}
