using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

internal sealed class EmbeddedFunctionDefinition : FunctionDefinition
{
    public EmbeddedFunctionDefinition(string name, MethodInfo method, IEnumerable<BindingMetadata> inputs)
    {
        Name = name;
        EntryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        PathToAssembly = method.DeclaringType.Assembly.Location;
        InputBindings = inputs.ToImmutableDictionary(binding => binding.Name);
        ImmutableDictionary<string, BindingMetadata> outputs = ImmutableDictionary<string, BindingMetadata>.Empty;
        if (InputBindings.Values.Any(binding => binding.Type == BindingTypes.HttpTrigger))
        {
            string response = Worker.OutputBindings.NameOfResponse(method);
            outputs = outputs.Add(response, new EmbeddedBindingMetadata(response, BindingTypes.Http, BindingDirection.Out));
        }

        OutputBindings = outputs;
        Parameters = [.. method.GetParameters().Select(parameter => new FunctionParameter(
            parameter.Name!,
            parameter.ParameterType,
            parameter.HasDefaultValue,
            parameter.HasDefaultValue ? parameter.DefaultValue : null))];
    }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override string PathToAssembly { get; }

    public override string EntryPoint { get; }

    public override string Id => Name;

    public override string Name { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
