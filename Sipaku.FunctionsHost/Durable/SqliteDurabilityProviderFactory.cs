using Microsoft.Azure.WebJobs.Extensions.DurableTask;

namespace Sipaku.FunctionsHost.Durable;

/// <summary>Gives the Durable extension the one store that this host has, whatever hub or connection is named.</summary>
internal sealed class SqliteDurabilityProviderFactory(SqliteDurabilityProvider provider) : IDurabilityProviderFactory
{
    /// <summary>The storage provider's name, as <c>host.json</c> would name it.</summary>
    public const string ProviderName = "Sqlite";

    public string Name => ProviderName;

    public DurabilityProvider GetDurabilityProvider() => provider;

    public DurabilityProvider GetDurabilityProvider(DurableClientAttribute attribute) => provider;

    // Entities are refused before there could be work for a queue of their own.
    public void SetUseSeparateQueueForEntityWorkItems(bool newValue)
    {
    }
}
