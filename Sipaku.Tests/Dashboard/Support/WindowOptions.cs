namespace Sipaku.Tests.Dashboard.Support;

/// <summary>What kind of reader looks at the page.</summary>
internal sealed record WindowOptions(int Width = 1280, int Height = 900, bool Dark = false, string Locale = "en-GB")
{
    public static WindowOptions Phone { get; } = new(Width: 360, Height: 740);

    public override string ToString() => $"{Width}-{(Dark ? "dark" : "light")}-{Locale[..2]}";
}
