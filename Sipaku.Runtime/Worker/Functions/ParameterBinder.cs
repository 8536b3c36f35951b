namespace Sipaku.Runtime.Worker;

/// <summary>Gives a parameter its value. Completes synchronously for orchestrators, whose code may await nothing foreign.</summary>
internal delegate ValueTask<object?> ParameterBinder(EmbeddedFunctionContext context);
