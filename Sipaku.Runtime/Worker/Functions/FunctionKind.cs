namespace Sipaku.Runtime.Worker;

internal enum FunctionKind
{
    Http,
    Orchestrator,
    Activity,
}
