using Microsoft.Azure.WebJobs;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>Shows WebJobs the generated type, and no other of the process.</summary>
internal sealed class FunctionTypeLocator(Type type) : ITypeLocator
{
    public IReadOnlyList<Type> GetTypes() => [type];
}
