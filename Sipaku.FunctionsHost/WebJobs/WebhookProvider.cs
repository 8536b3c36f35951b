using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host.Config;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>Tells the Durable extension where its management API is, and remembers the extension, which answers there.</summary>
/// <param name="address">The management API's address as clients see it, with the key that it asks for.</param>
#pragma warning disable CS0618 // "Not ready for public consumption", and the only way to an extension's HTTP handler.
internal sealed class WebhookProvider(Func<Uri> address) : IWebHookProvider
#pragma warning restore CS0618
{
    /// <summary>The extension's handler; null until WebJobs has started.</summary>
    public IAsyncConverter<HttpRequestMessage, HttpResponseMessage>? Handler { get; private set; }

    public Uri GetUrl(IExtensionConfigProvider extension)
    {
        Handler ??= (IAsyncConverter<HttpRequestMessage, HttpResponseMessage>)extension;
        return address();
    }
}
