
namespace Agreements.Server.Tests.ReadModels;

/// <summary>One running server for the tests that look only at agreements of their own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedServer : ICollectionFixture<RunningServer>
{
    public const string Name = "one server for read models";
}
