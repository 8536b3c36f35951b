using Microsoft.Azure.WebJobs;
using Microsoft.Extensions.Configuration;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>
/// Answers what extensions ask of the environment. It says what kind of worker this host has, and hides the variables by which the Durable
/// extension takes a container for one of Azure's own plans, with logging of its own.
/// </summary>
internal sealed class HostNameResolver(IConfiguration configuration) : INameResolver
{
    public string? Resolve(string name) => name switch
    {
        "FUNCTIONS_WORKER_RUNTIME" => "dotnet-isolated",
        "CONTAINER_NAME" or "WEBSITE_INSTANCE_ID" or "MANAGED_ENVIRONMENT" or "FUNCTIONS_LOGS_MOUNT_PATH" => null,
        _ => configuration[name],
    };
}
