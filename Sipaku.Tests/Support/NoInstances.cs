using Microsoft.DurableTask.Client;
using Moq;

namespace Sipaku.Tests.Support;

/// <summary>A durable client of a hub in which nothing runs.</summary>
internal static class NoInstances
{
    public static DurableTaskClient Client()
    {
        Mock<DurableTaskClient> client = new("a test");
        client.Setup(hub => hub.GetAllInstancesAsync(It.IsAny<OrchestrationQuery>())).Returns(
            Microsoft.DurableTask.Pageable.Create<OrchestrationMetadata>((_, _) => Task.FromResult(new Microsoft.DurableTask.Page<OrchestrationMetadata>([], null))));
        return client.Object;
    }
}
