namespace Agreements.Domain.Specs.Harness;

/// <summary>Commands of a capability that the story does not ask for: after what each is accepted, and what comes of it. Found by reflection.</summary>
internal interface IStepsBeside
{
    static abstract IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside { get; }
}
