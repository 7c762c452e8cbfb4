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
    /// What is not compared. A second renewal after the first came to nothing is an agreement of its own, for which the three have no room. In the others
    /// the product is known not to follow the decided rule; the model does.
    /// </summary>
    public static bool IsLeftOut(ModelWorld world, Said said, DateOnly today)
    {
        var (of, renewal) = (world.Of(said.Of), world.Of(Which.Renewal));
        return said.What switch
        {
            What.Renew => renewal is { Exists: true, HasComeToNothing: true },

            // Who refuses while others go on leaves, and nobody leaves while owing: the product lets it go.
            What.Decline => of.Owes(said.Who),

            // A renewal ends after what it renews: the product does not ask where its years run from its own signing.
            What.BecomeSigned => said.Of is Which.Renewal && of.Text is { From: null, To: null } && of.EndsTooEarly(said.On ?? today),

            // The day of the signing is not before what it rests on: the product takes any past day as its correction.
            What.CorrectSigned when of.IsSignedTooEarly(said.Until) => true,

            // What expired, was superseded and is then put right stands open when its renewal goes back: the product has it expired, with a later last day.
            What.CorrectTo or What.CorrectSigned => of is { Standing: Standing.Superseded, HasExpired: true },

            // A waiver is per guard and party: the product takes one that names no such party while the guard holds of all.
            What.Waive => !of.IsOfOne(said),
            _ => false,
        };
    }
}
