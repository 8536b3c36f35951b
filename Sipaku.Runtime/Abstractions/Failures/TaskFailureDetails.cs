using System.Reflection;

namespace Microsoft.DurableTask;

/// <summary>Why a task failed, in a form that outlives the process.</summary>
/// <param name="ErrorType">The exception's full type name.</param>
/// <param name="ErrorMessage">The exception's message.</param>
/// <param name="StackTrace">The exception's stack trace.</param>
/// <param name="InnerFailure">The failure behind this one.</param>
/// <param name="Properties">Further properties of the failure.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    private Type? _exceptionType;

    /// <summary>The details of an exception and of the exceptions inside it.</summary>
    /// <param name="exception">The exception.</param>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new(
            exception.GetType().ToString(),
            exception.Message,
            exception.StackTrace,
            exception.InnerException is { } inner ? FromException(inner) : null,
            null);
    }

    /// <summary>Whether the failure was of the exception type given or of one derived from it. Inner failures are not searched.</summary>
    /// <typeparam name="T">The exception type.</typeparam>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T), Assembly.GetCallingAssembly());

    /// <summary>Whether the failure was of the exception type given or of one derived from it. Inner failures are not searched.</summary>
    /// <param name="targetBaseExceptionType">The exception type.</param>
    /// <exception cref="ArgumentException">The type is no exception type.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"The type {targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }

        return IsCausedBy(targetBaseExceptionType, Assembly.GetCallingAssembly());
    }

    /// <summary>The error's type and message.</summary>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    private bool IsCausedBy(Type target, Assembly caller)
    {
        if (string.IsNullOrEmpty(ErrorType))
        {
            return false;
        }

        _exceptionType ??= Type.GetType(ErrorType)
            ?? target.Assembly.GetType(ErrorType)
            ?? caller.GetType(ErrorType)
            ?? FindLoaded(ErrorType);
        return target.IsAssignableFrom(_exceptionType);
    }

    private static Type? FindLoaded(string name)
    {
        Type[] found = [.. AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(name)).OfType<Type>()];
        return found.Length > 1
            ? throw new AmbiguousMatchException($"Several loaded assemblies hold an exception type named '{name}'.")
            : found.FirstOrDefault();
    }
}
