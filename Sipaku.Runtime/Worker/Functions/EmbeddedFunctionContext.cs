using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Runtime.Engine;

namespace Sipaku.Runtime.Worker;

/// <summary>One invocation. What few functions look at is made when first looked at: thousands of activities a second go through here.</summary>
internal sealed class EmbeddedFunctionContext(Function function, IServiceProvider root, CancellationToken cancellation)
    : FunctionContext, IAsyncDisposable
{
    private string? _invocationId;
    private IServiceProvider? _services;
    private AsyncServiceScope? _scope;
    private IDictionary<object, object>? _items;
    private Dictionary<string, object?>? _inputs;
    private InvocationFeatures? _features;
    private BindingContext? _bindingContext;
    private TraceContext? _traceContext;

    public Function Function => function;

    /// <summary>The orchestration, when the function is an orchestrator.</summary>
    public TaskOrchestrationContext? Orchestration { get; init; }

    /// <summary>Keeps middleware off the orchestrator's turn, where there is any.</summary>
    public OrchestratorTurnover? Turnover { get; set; }

    /// <summary>The call, when the function is an activity.</summary>
    public ActivityInvocation? Activity { get; init; }

    /// <summary>The data of an HTTP trigger by name.</summary>
    public Func<IReadOnlyDictionary<string, object?>>? TriggerData { get; init; }

    public override string InvocationId => _invocationId ??= Guid.NewGuid().ToString();

    public override string FunctionId => function.Name;

    public override TraceContext TraceContext => _traceContext ??= System.Diagnostics.Activity.Current is { IdFormat: ActivityIdFormat.W3C } current
        ? new EmbeddedTraceContext(current.Id, current.TraceStateString)
        : new EmbeddedTraceContext(Activity?.TraceParent, null);

    public override BindingContext BindingContext => _bindingContext ??= new EmbeddedBindingContext(TriggerData?.Invoke() ?? DurableData());

    public override Microsoft.Azure.Functions.Worker.RetryContext RetryContext => NoRetryContext.Instance;

    public override IServiceProvider InstanceServices
    {
        get => _services ??= OpenScope();
        set => _services = value;
    }

    public override FunctionDefinition FunctionDefinition => function.Definition.Value;

    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    public override IInvocationFeatures Features => _features ??= new InvocationFeatures();

    public override CancellationToken CancellationToken => cancellation;

    /// <summary>True where middleware has bound inputs before the function did.</summary>
    public bool HasInputs => _inputs is not null;

    /// <summary>The inputs that middleware has bound, by the name of their parameter.</summary>
    public Dictionary<string, object?> Inputs => _inputs ??= new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where it has opened a scope of services, which its disposal closes.</summary>
    public bool HoldsServices => _scope is not null;

    public ValueTask DisposeAsync() => _scope is { } scope ? scope.DisposeAsync() : ValueTask.CompletedTask;

    private IServiceProvider OpenScope()
    {
        AsyncServiceScope scope = root.CreateAsyncScope();
        _scope = scope;
        return scope.ServiceProvider;
    }

    private ImmutableDictionary<string, object?> DurableData()
    {
        string? instanceId = Orchestration?.InstanceId ?? Activity?.InstanceId;
        return instanceId is null
            ? ImmutableDictionary<string, object?>.Empty
            : ImmutableDictionary.Create<string, object?>(StringComparer.OrdinalIgnoreCase).Add("instanceId", instanceId);
    }
}
