using Microsoft.Playwright;

namespace Sipaku.Tests.Dashboard.Support;

/// <summary>Somebody who looks at the page.</summary>
/// <param name="Width">Of the window.</param>
/// <param name="Height">Of the window.</param>
/// <param name="Scheme">Light or dark.</param>
/// <param name="Language">As the page's switch calls it.</param>
/// <param name="WithAxe">Whether the rules of accessibility are checked for this one.</param>
internal sealed record Reader(int Width, int Height, ColorScheme Scheme, string Language, bool WithAxe)
{
    /// <summary>Any two of width, scheme and language meet; both widths, schemes and languages are checked by axe.</summary>
    public static IReadOnlyList<Reader> All { get; } =
    [
        new(1280, 900, ColorScheme.Light, "en", WithAxe: true),
        new(1280, 900, ColorScheme.Dark, "id", WithAxe: false),
        new(360, 740, ColorScheme.Light, "en", WithAxe: false),
        new(360, 740, ColorScheme.Dark, "id", WithAxe: true),
    ];

    public override string ToString() => $"{Width}-{Scheme.ToString().ToLowerInvariant()}-{Language}";
}
