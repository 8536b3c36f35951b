using Sipaku.FunctionsHost.Metadata;
using Sipaku.FunctionsHost.Rpc.Messages;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Metadata;

public class BindingDescriptionsTests
{
    [Fact]
    public void Complete_WhenThereIsOnlyJson_ShouldDescribeEachBinding()
    {
        RpcFunctionMetadata function = new()
        {
            RawBindings =
            {
                """{"name":"context","direction":"In","type":"orchestrationTrigger","properties":{}}""",
                """{"name":"$return","direction":"Out","type":"http","dataType":"Binary"}""",
            },
        };

        BindingDescriptions.Complete(function);

        Assert.Equal(new BindingInfo { Type = "orchestrationTrigger", Direction = BindingInfo.Types.Direction.In }, function.Bindings["context"]);
        Assert.Equal(
            new BindingInfo { Type = "http", Direction = BindingInfo.Types.Direction.Out, DataType = BindingInfo.Types.DataType.Binary },
            function.Bindings["$return"]);
    }

    [Fact]
    public void Complete_WhenTheWorkerDescribedThem_ShouldLeaveThemAlone()
    {
        RpcFunctionMetadata function = new()
        {
            Bindings = { ["mine"] = new BindingInfo { Type = "httpTrigger" } },
            RawBindings = { """{"name":"other","type":"http"}""" },
        };

        BindingDescriptions.Complete(function);

        Assert.Equal("mine", Assert.Single(function.Bindings).Key);
    }
}
