using Microsoft.Azure.WebJobs;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>Shows WebJobs the generated type, and no other of the process.</summary>
/// <param name="body">Asked for when WebJobs starts.</param>
internal sealed class FunctionTypeLocator(Func<FunctionBody> body) : ITypeLocator
{
    public IReadOnlyList<Type> GetTypes() => [body().GetType()];
}
