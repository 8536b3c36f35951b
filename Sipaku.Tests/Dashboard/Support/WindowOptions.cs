namespace Sipaku.Tests.Dashboard.Support;

/// <summary>The window that somebody looks at the page in, and the language of the browser.</summary>
internal sealed record WindowOptions(int Width = 1280, int Height = 900, string Locale = "en-GB")
{
    public static WindowOptions Phone { get; } = new(Width: 360, Height: 740);
}
