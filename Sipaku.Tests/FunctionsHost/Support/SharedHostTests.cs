using Xunit;

namespace Sipaku.Tests.FunctionsHost.Support;

/// <summary>The tests that share one host.</summary>
[CollectionDefinition(Name)]
public sealed class SharedHostTests : ICollectionFixture<SharedHost>
{
    public const string Name = "Shared host";
}
