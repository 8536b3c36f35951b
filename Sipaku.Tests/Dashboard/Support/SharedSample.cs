using Xunit;

namespace Sipaku.Tests.Dashboard.Support;

/// <summary>Tests that look at the sample's forecast and change nothing.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSample : ICollectionFixture<SampleHost>
{
    public const string Name = "The sample's page";
}
