using System.Collections;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// The converters that are asked for the value of a parameter, one after another until one has it. The runtime's own stand as one entry
/// among them, so that a converter at 0 goes before them and a registered one after them.
/// </summary>
public sealed class InputConverterCollection : IEnumerable<Type>
{
    private readonly List<Type> _types = [];

    /// <summary>Adds a converter as the last.</summary>
    /// <typeparam name="T">The converter; made by dependency injection for each value.</typeparam>
    public void Register<T>()
        where T : IInputConverter => _types.Add(typeof(T));

    /// <summary>Adds a converter at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <typeparam name="T">The converter; made by dependency injection for each value.</typeparam>
    public void RegisterAt<T>(int index)
        where T : IInputConverter => _types.Insert(index, typeof(T));

    /// <summary>Removes all, the runtime's own included.</summary>
    public void Clear() => _types.Clear();

    /// <inheritdoc/>
    public IEnumerator<Type> GetEnumerator() => _types.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
