using Sipaku.FunctionsHost.Workers;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Workers;

public sealed class FailureTextTests
{
    [Theory]
    [InlineData("The disk is full.", "The disk is full.")]
    [InlineData("Result: Failure\nException: Too late (by 2 s)\nStack:    at X", "Too late (by 2 s)")]
    [InlineData("Result: Failure\nException: One or more errors occurred. (One or more errors occurred. (Too late (by 2 s)))\nStack:    at X", "Too late (by 2 s)")]
    [InlineData("Result: Failure\nException: One or more errors occurred. ({\n  \"errorMessage\": \"Too\\nlate\"\n})\nStack:    at X", "Too late")]
    public void FirstLine_ShouldTellTheCauseWithoutItsWrappings(string message, string expected) =>
        Assert.Equal(expected, FailureText.FirstLine(new InvalidOperationException(message)));
}
