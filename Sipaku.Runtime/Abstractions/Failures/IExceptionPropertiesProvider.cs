namespace Microsoft.DurableTask.Worker;

/// <summary>
/// Says what of an exception goes into <see cref="TaskFailureDetails.Properties"/> beside its type and message. The app registers one as a
/// service.
/// </summary>
public interface IExceptionPropertiesProvider
{
    /// <summary>The properties of an exception.</summary>
    /// <param name="exception">What an activity or orchestrator threw, or an exception inside it.</param>
    /// <returns>
    /// Text, numbers, booleans, times, dictionaries and lists of them, or null for none. Numbers come back as <see cref="double"/>, what is
    /// nothing of these as text.
    /// </returns>
    IDictionary<string, object?>? GetExceptionProperties(Exception exception);
}
