namespace Agreements.Domain.Specs.Harness;

/// <summary>A command that is refused: after what, and why; every reason, in order.</summary>
public sealed record RefusalCase
{
    internal RefusalCase(string name, IReadOnlyList<AgreementEvent> happened, Asked asked, params IReadOnlyList<Refusal> refusals) =>
        (Name, Happened, Asked, Refusals) = (name, happened, asked, refusals);

    public string Name { get; }

    internal IReadOnlyList<AgreementEvent> Happened { get; }

    internal Asked Asked { get; }

    internal IReadOnlyList<Refusal> Refusals { get; }
}

/// <summary>What a spec class offers to the check that every refusal is produced somewhere.</summary>
public interface IRefusalCases
{
    static abstract IReadOnlyList<RefusalCase> Refused { get; }
}

/// <summary>Runs the refusals of one capability, one test each; each is refused as stale too when the caller has not seen the present version.</summary>
/// <typeparam name="TSelf">The spec class.</typeparam>
public abstract class RefusalSpecs<TSelf>
    where TSelf : IRefusalCases
{
    public static TheoryData<string> Names => [.. TSelf.Refused.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused(string name)
    {
        var c = TSelf.Refused.Single(c => c.Name == name);
        Given(c.Happened).When(c.Asked).ThenRefused(c.Refusals);
        Given(c.Happened).When(c.Asked.Seeing(c.Happened.Count)).ThenRefused(c.Refusals);
        if (c.Happened.Count > 0)
        {
            Given(c.Happened).When(c.Asked.Seeing(c.Happened.Count + 1))
                .ThenRefused(new VersionStale(c.Happened.Count + 1, c.Happened.Count));
        }
    }
}
