using Microsoft.Extensions.Configuration;
using Sipaku.FunctionsHost;
using Sipaku.FunctionsHost.Metadata;
using Sipaku.FunctionsHost.Rpc.Messages;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Metadata;

public class FunctionMetadataReaderTests
{
    private const string Activity = """{"name":"r","type":"activityTrigger"}""";
    private const string Entity = """{"name":"x","direction":"In","type":"entityTrigger"}""";

    [Theory]
    [InlineData("entityTrigger", "The function 'Mine' is a durable entity, which this host does not serve.")]
    [InlineData("timerTrigger", "'Mine' has the binding 'timerTrigger'")]
    [InlineData("queueTrigger", "'Mine' has the binding 'queueTrigger'")]
    public void Read_WhenATriggerIsNotServed_ShouldNameFunctionAndBinding(string type, string expected) =>
        Assert.Contains(expected, Refusal(Function("Mine", $$"""{"name":"x","direction":"In","type":"{{type}}"}""")), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"name":"x","direction":"Out","type":"queue"}""", "'Mine' has the binding 'queue'")]
    [InlineData("""{"name":"x","direction":"In","type":"blob"}""", "'Mine' has the binding 'blob'")]
    public void Read_WhenAnotherBindingIsNotServed_ShouldNameFunctionAndBinding(string binding, string expected) =>
        Assert.Contains(expected, Refusal(Function("Mine", """{"name":"r","direction":"In","type":"httpTrigger"}""", binding)), StringComparison.Ordinal);

    [Fact]
    public void Read_WhenThereAreEntities_ShouldNameThemAll() => Assert.StartsWith(
        "The functions 'One', 'Two' are durable entities, which this host does not serve.",
        Refusal(Function("One", Entity), Function("Mine", Activity), Function("Two", Entity)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("AzureWebJobs.One.Disabled", "true")]
    [InlineData("AzureWebJobs:One:Disabled", "1")]
    public void Read_WhenWhatIsNotServedIsDisabled_ShouldLeaveItOut(string setting, string value)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();

        Assert.Equal("Mine", Assert.Single(FunctionMetadataReader.Read([Function("One", Entity), Function("Mine", Activity)], configuration)).Name);
    }

    [Fact]
    public void Read_WhenTwoFunctionsHaveOneName_ShouldNameIt() => Assert.Contains(
        "2 functions named 'Mine'",
        Refusal(Function("Mine", Activity), Function("mine", """{"name":"r","type":"orchestrationTrigger"}""")),
        StringComparison.Ordinal);

    [Fact]
    public void Read_WhenThereIsNone_ShouldSayWhy() => Assert.Contains("has no functions", Refusal(), StringComparison.Ordinal);

    [Fact]
    public void Read_WhenAFunctionHasNoTrigger_ShouldNameIt() =>
        Assert.Equal("The function 'Mine' has no trigger.", Refusal(Function("Mine", """{"name":"c","direction":"In","type":"durableClient"}""")));

    private static string Refusal(params RpcFunctionMetadata[] functions)
    {
        string message = Assert.Throws<FunctionsHostException>(() => FunctionMetadataReader.Read(functions, new ConfigurationBuilder().Build())).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static RpcFunctionMetadata Function(string name, params string[] bindings) => new() { Name = name, RawBindings = { bindings } };
}
