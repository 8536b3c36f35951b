namespace Sipaku.FunctionsHost.Metadata;

/// <summary>What an HTTP function answers.</summary>
/// <param name="Route">The template below the route prefix; the function's name where the trigger names none.</param>
/// <param name="Methods">Upper case; empty for every method.</param>
/// <param name="Level">The key that it asks for.</param>
internal sealed record HttpTrigger(string Route, IReadOnlyList<string> Methods, AccessLevel Level);
