namespace Sipaku.Runtime.Worker;

/// <summary>Where the management API of a host is; the host's own, which its durable client hands on.</summary>
internal interface IManagementEndpoint
{
    /// <summary>
    /// The management API's address without a slash at the end: the public one where the host has one, else with the origin of the request
    /// given, else as the host listens.
    /// </summary>
    string BaseUrlFor(Uri? requestUrl);

    /// <summary>What each of its addresses needs as its query, the key included.</summary>
    string Query { get; }
}
