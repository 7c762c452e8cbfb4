using FsCheck;
using FsCheck.Fluent;

namespace Agreements.Domain.Specs.Model;

/// <summary>A walk through what three agreements can be told.</summary>
public sealed class ModelWalk
{
    internal ModelWalk(IReadOnlyList<ModelStep> steps) => Steps = steps;

    internal IReadOnlyList<ModelStep> Steps { get; }

    /// <summary>What a failing property prints.</summary>
    public override string ToString() => string.Concat(Steps.Select((s, i) => $"{Environment.NewLine}  {i + 1}. {s.Today:yyyy-MM-dd} {s.Said}"));
}

/// <summary>Walks: ways to signed agreements with steps left out and others between, days that move forward, and late repeats.</summary>
internal static class ModelWalks
{
    /// <summary>Walks; a failing one is made shorter by leaving out one step after the other.</summary>
    public static Arbitrary<ModelWalk> Any { get; } = Arb.From(
        Gen.Choose(0, 1_000_000_000).Select(seed => new ModelWalk(new ModelWay(seed).Steps)),
        walk => walk.Steps.Select((_, i) => new ModelWalk([.. walk.Steps.Where((_, j) => j != i)])));

    /// <summary>
    /// What is not compared: a second renewal after the first came to nothing is an agreement of its own, for which the three have no room.
    /// </summary>
    public static bool IsLeftOut(ModelWorld world, Said said) =>
        said.What is What.Renew && world.Of(Which.Renewal) is { Exists: true, HasComeToNothing: true };
}
