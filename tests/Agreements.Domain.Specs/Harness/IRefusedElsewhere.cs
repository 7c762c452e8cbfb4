namespace Agreements.Domain.Specs.Harness;

/// <summary>What a spec class of a stream that is no agreement's offers to the check that every refusal is produced somewhere.</summary>
public interface IRefusedElsewhere
{
    /// <summary>Refusals as decided, not as expected.</summary>
    static abstract IEnumerable<Refusal> Refusals { get; }
}
