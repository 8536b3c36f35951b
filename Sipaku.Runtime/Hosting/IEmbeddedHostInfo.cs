namespace Sipaku.Runtime.Hosting;

/// <summary>What is known of a host once it has started; a singleton service.</summary>
public interface IEmbeddedHostInfo
{
    /// <summary>The first address that the host listens on, with the port that an ephemeral one became.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    Uri Address { get; }

    /// <summary>The base of the management API as clients reach it.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    Uri ManagementUrl { get; }

    /// <summary>The ids of the instances that were unfinished when the host started, and that it goes on with.</summary>
    IReadOnlyList<string> TakenUp { get; }

    /// <summary>The directory that holds the durable database.</summary>
    string Home { get; }
}
