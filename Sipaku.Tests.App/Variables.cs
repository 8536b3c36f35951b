namespace Sipaku.Tests.App;

/// <summary>What a test tells the app through its environment.</summary>
internal static class Variables
{
    public const string Throws = "throws";
    public const string ThrowsFromTheSecondStartOn = "throws-later";
    public const string AspNetCore = "asp-net-core";

    /// <summary>How the app's start is to go wrong.</summary>
    public static string? Mode => Environment.GetEnvironmentVariable("SIPAKU_TEST_APP");

    /// <summary>The file in which executions leave a line.</summary>
    public static string Journal => Environment.GetEnvironmentVariable("SIPAKU_TEST_APP_JOURNAL") ?? throw new InvalidOperationException("There is no journal.");
}
