using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Sipaku.FunctionsHost.Metadata;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>
/// Makes a type with a WebJobs method for each function, as the Functions host does: WebJobs finds functions by reflection. A method's
/// parameters are the trigger's value, one for each durable client, and for an activity the id of its orchestration.
/// </summary>
internal static class FunctionTypeBuilder
{
    /// <summary>The name under which the extension tells an activity its orchestration's id.</summary>
    public const string InstanceId = "instanceId";

    private static readonly MethodInfo Run = typeof(FunctionBody).GetMethod("RunAsync", BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <param name="functions">The app's functions.</param>
    /// <param name="timeout">How long each may run; <see langword="null"/> is for ever.</param>
    public static Type Build(IReadOnlyList<AppFunction> functions, TimeSpan? timeout)
    {
        ModuleBuilder module = AssemblyBuilder
            .DefineDynamicAssembly(new AssemblyName("Sipaku.FunctionsHost.Generated"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("Functions");
        TypeBuilder type = module.DefineType("Functions", TypeAttributes.Public | TypeAttributes.Sealed, typeof(FunctionBody));
        for (int index = 0; index < functions.Count; index++)
        {
            Define(type, index, functions[index], timeout);
        }

        return type.CreateType();
    }

    private static void Define(TypeBuilder type, int index, AppFunction function, TimeSpan? timeout)
    {
        List<(string Name, Type Type, CustomAttributeBuilder? Attribute)> parameters =
        [
            Trigger(function),
            .. function.Clients.Select(client => (client, typeof(string), (CustomAttributeBuilder?)Attribute<DurableClientAttribute>())),
        ];
        if (function.Kind == FunctionKind.Activity)
        {
            parameters.Add((InstanceId, typeof(string), null));
        }

        MethodBuilder method = type.DefineMethod(
            function.Name,
            MethodAttributes.Public,
            function.Kind == FunctionKind.Http ? typeof(Task) : typeof(Task<object>),
            [.. parameters.Select(parameter => parameter.Type)]);
        if (FunctionNameAttribute.FunctionNameValidationRegex.IsMatch(function.Name))
        {
            method.SetCustomAttribute(new CustomAttributeBuilder(typeof(FunctionNameAttribute).GetConstructor([typeof(string)])!, [function.Name]));
        }

        if (function.Kind == FunctionKind.Http)
        {
            method.SetCustomAttribute(Attribute<NoAutomaticTriggerAttribute>());
        }

        if (timeout is { } limit)
        {
            method.SetCustomAttribute(new CustomAttributeBuilder(
                typeof(TimeoutAttribute).GetConstructor([typeof(string)])!,
                [limit.ToString()],
                [typeof(TimeoutAttribute).GetProperty(nameof(TimeoutAttribute.ThrowOnTimeout))!],
                [true]));
        }

        for (int position = 0; position < parameters.Count; position++)
        {
            ParameterBuilder parameter = method.DefineParameter(position + 1, ParameterAttributes.None, parameters[position].Name);
            if (parameters[position].Attribute is { } attribute)
            {
                parameter.SetCustomAttribute(attribute);
            }
        }

        Emit(method.GetILGenerator(), index, parameters.Count);
    }

    private static (string Name, Type Type, CustomAttributeBuilder? Attribute) Trigger(AppFunction function) => function.Kind switch
    {
        FunctionKind.Orchestrator => (function.Trigger, typeof(string), Attribute<OrchestrationTriggerAttribute>(nameof(OrchestrationTriggerAttribute.Orchestration), function.Name)),
        FunctionKind.Activity => (function.Trigger, typeof(string), Attribute<ActivityTriggerAttribute>(nameof(ActivityTriggerAttribute.Activity), function.Name)),
        _ => (function.Trigger, typeof(HttpInvocation), null),
    };

    private static CustomAttributeBuilder Attribute<T>(string? property = null, string? value = null)
        where T : Attribute
    {
        ConstructorInfo constructor = typeof(T).GetConstructor(Type.EmptyTypes)!;
        return property is null
            ? new CustomAttributeBuilder(constructor, [])
            : new CustomAttributeBuilder(constructor, [], [typeof(T).GetProperty(property)!], [value]);
    }

    /// <summary><c>return RunAsync(index, new object[] { … });</c></summary>
    private static void Emit(ILGenerator code, int index, int parameters)
    {
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4, index);
        code.Emit(OpCodes.Ldc_I4, parameters);
        code.Emit(OpCodes.Newarr, typeof(object));
        for (int position = 0; position < parameters; position++)
        {
            code.Emit(OpCodes.Dup);
            code.Emit(OpCodes.Ldc_I4, position);
            code.Emit(OpCodes.Ldarg, position + 1);
            code.Emit(OpCodes.Stelem_Ref);
        }

        code.Emit(OpCodes.Call, Run);
        code.Emit(OpCodes.Ret);
    }
}
