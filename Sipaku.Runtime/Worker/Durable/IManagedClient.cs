namespace Sipaku.Runtime.Worker;

/// <summary>A durable client that belongs to a host.</summary>
internal interface IManagedClient
{
    /// <summary>Where the host's management API is; null for a client without an HTTP host.</summary>
    IManagementEndpoint? Management { get; }
}
