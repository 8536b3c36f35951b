using System.Reflection;

namespace Sipaku.Runtime.Worker;

/// <summary>Finds the assemblies that may hold functions: the entry assembly and those below it that reference this runtime.</summary>
internal static class FunctionAssemblies
{
    private static readonly string s_runtime = typeof(FunctionAssemblies).Assembly.GetName().Name!;

    public static IReadOnlyList<Assembly> Find(Assembly? entry)
    {
        List<Assembly> found = [];
        HashSet<string> seen = [s_runtime];
        Visit(entry);
        return found;

        void Visit(Assembly? assembly)
        {
            if (assembly is null || !seen.Add(assembly.GetName().Name!))
            {
                return;
            }

            AssemblyName[] references = assembly.GetReferencedAssemblies();
            if (assembly != entry && !Array.Exists(references, reference => reference.Name == s_runtime))
            {
                return;
            }

            found.Add(assembly);
            foreach (AssemblyName reference in references)
            {
                if (!IsFramework(reference.Name!))
                {
                    Visit(Assembly.Load(reference));
                }
            }
        }
    }

    /// <summary>Spares the loading of assemblies that cannot reference this runtime.</summary>
    private static bool IsFramework(string name)
        => name.StartsWith("System", StringComparison.Ordinal)
            || name.StartsWith("Microsoft", StringComparison.Ordinal)
            || name.StartsWith("AWSSDK", StringComparison.Ordinal)
            || name is "netstandard" or "mscorlib";
}
