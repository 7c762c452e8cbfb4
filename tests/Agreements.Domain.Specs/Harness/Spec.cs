namespace Agreements.Domain.Specs.Harness;

/// <summary>Given what happened, when somebody asks, then exactly this: all of it, in order, nothing besides.</summary>
internal static class Spec
{
    public static Given Given(params IReadOnlyList<AgreementEvent> happened) => new(happened);

    public static Given GivenNothing() => new([]);
}

/// <summary>What happened so far.</summary>
internal sealed record Given(IReadOnlyList<AgreementEvent> Happened)
{
    public Agreement State => Agreement.Fold(Agreement.Unwritten(World.Id), Happened);

    public Question When(Asked asked) => new(State, asked);
}

/// <summary>What came of the asking.</summary>
internal sealed class Question(Agreement before, Asked asked)
{
    private readonly Decision _decision = asked.DecideOn(before);

    public Decision Decided => _decision;

    /// <summary>These events; and the command repeated, also by one who has not seen them, writes nothing more.</summary>
    /// <returns>The state after them.</returns>
    public Agreement Then(params IReadOnlyList<AgreementEvent> expected)
    {
        Texts(_decision.Refusals).ShouldBeEmpty("refused");
        Texts(_decision.Events).ShouldBe(Texts(expected));
        var after = Agreement.Fold(before, _decision.Events);
        new Question(after, asked).ThenNothing();
        new Question(after, asked.Seeing(before.Version)).ThenNothing();
        return after;
    }

    public void ThenRefused(params IReadOnlyList<Refusal> expected)
    {
        Texts(_decision.Events).ShouldBeEmpty("accepted");
        Texts(_decision.Refusals).ShouldBe(Texts(expected));
        _decision.IsRefused.ShouldBeTrue();
    }

    public void ThenNothing()
    {
        Texts(_decision.Refusals).ShouldBeEmpty("refused");
        Texts(_decision.Events).ShouldBeEmpty("accepted");
    }

    private static string[] Texts(IEnumerable<object> values) => [.. values.Select(Stored.Text)];
}
