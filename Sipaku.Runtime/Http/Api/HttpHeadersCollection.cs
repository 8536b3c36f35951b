using System.Net.Http.Headers;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The headers of a request or response.</summary>
#pragma warning disable CA1010, CA1711 // The shape and the name are the official ones.
public class HttpHeadersCollection : HttpHeaders
#pragma warning restore CA1010, CA1711
{
    /// <summary>Creates an empty collection.</summary>
    public HttpHeadersCollection()
    {
    }

    /// <summary>Creates a collection of the headers given, as they are.</summary>
    /// <param name="headers">The headers.</param>
    public HttpHeadersCollection(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach (KeyValuePair<string, IEnumerable<string>> header in headers)
        {
            TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>Creates a collection of the headers given, as they are.</summary>
    /// <param name="headers">The headers.</param>
    public HttpHeadersCollection(IEnumerable<KeyValuePair<string, string>> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach (KeyValuePair<string, string> header in headers)
        {
            TryAddWithoutValidation(header.Key, header.Value);
        }
    }
}
