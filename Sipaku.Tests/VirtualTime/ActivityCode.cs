namespace Sipaku.Tests.VirtualTime;

/// <summary>An activity, over the services of its scope.</summary>
internal delegate Task<object?> ActivityCode(IServiceProvider services, object? input, CancellationToken cancellation);
