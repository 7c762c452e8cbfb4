namespace Agreements.Domain.Guarding;

/// <summary>What must hold to enter implementing.</summary>
internal static class ImplementingGuards
{
    public static IEnumerable<Refusal> Unmet(Agreement state)
    {
        if (!state.Commitments.Any(c => c.Commitment.Owner is not null))
        {
            yield return new CommitmentMissing();
        }

        foreach (var p in state.Principals.Where(p => !state.Liaisons.ContainsKey(p.Id)))
        {
            yield return new LiaisonMissing(p.Id, p.Name);
        }
    }
}

/// <summary>No commitment has an owner.</summary>
public sealed record CommitmentMissing()
    : Refusal(new Text("至少需要一项有责任方的承诺。", "At least one commitment with an owner is needed."), CanMeet.Coordinator);

/// <summary>A principal has named no liaison.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record LiaisonMissing(string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}尚未指定联络人。", $"{Name.EnOrZh} has named no liaison."), CanMeet.Party, CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
