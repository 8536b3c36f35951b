namespace Microsoft.Azure.Functions.Worker;

/// <summary>Things attached to one invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Attaches something; null detaches it.</summary>
    /// <param name="instance">What to attach.</param>
    /// <typeparam name="T">The type it is found by.</typeparam>
    void Set<T>(T? instance);

    /// <summary>What is attached; null where there is nothing of the type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    T? Get<T>();
}
