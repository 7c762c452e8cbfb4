using FsCheck;
using FsCheck.Fluent;

namespace Agreements.Domain.Specs.Model;

/// <summary>
/// The product decides as an independent, slow and obvious model of the decided rules does, which keeps nothing but the list of what was accepted.
/// A failure prints the walk made short, and the seed to play it again.
/// </summary>
public sealed class ModelProperties
{
    private const int Walks = 10_000;

    [Fact]
    public void The_product_decides_as_the_model_does() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Walks).WithQuietOnSuccess(true),
        Prop.ForAll(ModelWalks.Any, walk => ModelPlay.Differences(walk.Steps).ShouldBeEmpty(walk.ToString())));

    /// <summary>A property over walks that go nowhere would hold for nothing.</summary>
    [Fact]
    public void The_walks_go_everywhere()
    {
        var seen = ModelWalks.Any.Generator.Sample(2_000, new Rnd(2025, 327), 30).SelectMany(w => ModelPlay.Of(w.Steps).Seen).ToArray();
        var said = seen.Select(s => s.What).Distinct().ToArray();
        said.Length.ShouldBe(Enum.GetValues<What>().Length - 6);
        foreach (var what in said)
        {
            seen.Count(s => s.What == what && s.Answer == ModelAnswer.Accepted).ShouldBeGreaterThan(5, $"{what} accepted");
            seen.Count(s => s.What == what && s.Answer == ModelAnswer.Refused).ShouldBeGreaterThan(5, $"{what} refused");
        }

        seen.Select(s => s.Standing).Distinct().ShouldBe(Enum.GetValues<Standing>(), ignoreOrder: true);
    }
}
