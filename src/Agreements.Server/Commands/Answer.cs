
namespace Agreements.Server.Commands;

/// <summary>What a command came to.</summary>
/// <param name="Id">Id of the stream it is for: of an agreement, an engagement, an entry of the directory.</param>
/// <param name="Version">The version of the stream after the command.</param>
/// <param name="Recorded">The events recorded, in order; empty when nothing was new or it was refused.</param>
/// <param name="Refusals">Why not; empty unless refused.</param>
public sealed record Answer(Guid Id, long Version, IReadOnlyList<object> Recorded, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>The agreement as it was decided on; null when the stream is none of an agreement.</summary>
    public Agreement? Before { get; init; }

    /// <summary>What is recorded besides on other streams in the same transaction (a successor, a later meeting); empty for most.</summary>
    public IReadOnlyList<Answer> Also { get; init; } = [];

    /// <summary>What whoever asked should look at, though nothing is wrong: another entry of the same name; empty for most.</summary>
    public IReadOnlyList<Text> Notes { get; init; } = [];

    /// <summary>True when refused.</summary>
    public bool IsRefused => Refusals.Count > 0;

    /// <summary>What the same decision came to for agreements below; empty for most.</summary>
    public IReadOnlyList<Answer> Below { get; init; } = [];
}
