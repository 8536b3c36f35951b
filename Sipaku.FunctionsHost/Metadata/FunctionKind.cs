namespace Sipaku.FunctionsHost.Metadata;

/// <summary>What starts a function.</summary>
internal enum FunctionKind
{
    /// <summary>A request.</summary>
    Http,

    /// <summary>A turn of an orchestration.</summary>
    Orchestrator,

    /// <summary>An activity that an orchestration scheduled.</summary>
    Activity,
}
