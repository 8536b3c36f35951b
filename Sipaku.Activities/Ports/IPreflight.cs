namespace Sipaku.Activities.Ports;

/// <summary>Looks whether what the chosen adapters need is there, by calls that only read.</summary>
public interface IPreflight
{
    /// <summary>Checks everything, before a run creates anything.</summary>
    /// <exception cref="Errors.PermanentException">Something is missing or wrong; the message is one line with all of it.</exception>
    Task CheckAsync(CancellationToken cancellation);
}
