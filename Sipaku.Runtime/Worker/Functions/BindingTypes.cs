namespace Sipaku.Runtime.Worker;

/// <summary>The binding types' names as function metadata has them.</summary>
internal static class BindingTypes
{
    public const string HttpTrigger = "httpTrigger";
    public const string Http = "http";
    public const string OrchestrationTrigger = "orchestrationTrigger";
    public const string ActivityTrigger = "activityTrigger";
    public const string DurableClient = "durableClient";
}
