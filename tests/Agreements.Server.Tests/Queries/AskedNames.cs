using Agreements.Server.Queries;

namespace Agreements.Server.Tests.Queries;

/// <summary>What a description asks the names of; it must say the same again by no more than these.</summary>
internal static class AskedNames
{
    public static IReadOnlyList<Reference> Of(Func<Naming, Text> describe)
    {
        var names = new NamesUsed();
        var told = describe(names.Noting(Naming.ByReference));
        describe(names.Telling).ShouldBe(told);
        return [.. names.InOrder.Select(n => n.Of)];
    }
}
