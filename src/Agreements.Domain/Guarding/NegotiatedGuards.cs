namespace Agreements.Domain.Guarding;

/// <summary>What must hold to enter negotiated.</summary>
internal static class NegotiatedGuards
{
    public static IEnumerable<Refusal> Unmet(Agreement state)
    {
        var principals = state.Principals.Count();
        if (principals < state.Policy.LeastPrincipals)
        {
            yield return new PrincipalsTooFew(principals, state.Policy.LeastPrincipals);
        }

        if (state.CurrentTerms is null)
        {
            yield return new TermsMissing();
        }

        foreach (var p in state.Principals)
        {
            if (p.IsUnnamed)
            {
                yield return new PrincipalUnnamed(p.Id, p.Name);
            }
            else if (state.CurrentTerms is null || state.Consents.GetValueOrDefault(p.Id) != state.CurrentTerms.Digest)
            {
                yield return new ConsentMissing(p.Id, p.Name);
            }
        }
    }
}

/// <summary>The kind needs more principals.</summary>
/// <param name="There">How many there are.</param>
/// <param name="Needed">How many it needs.</param>
public sealed record PrincipalsTooFew(int There, int Needed)
    : Refusal(new Text($"此类协议至少需要 {Needed} 个签约主体，目前有 {There} 个。", $"This kind needs at least {Needed} principals; there are {There}."), CanMeet.Coordinator);

/// <summary>No text is on the table.</summary>
public sealed record TermsMissing()
    : Refusal(new Text("尚无条款文本。", "There is no text of the terms yet."), CanMeet.Coordinator);

/// <summary>A principal has no name yet.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">What is known of it.</param>
public sealed record PrincipalUnnamed(string Party, Text Name)
    : Refusal(new Text($"签约主体“{Name.Zh}”尚未确定名称。", $"The principal '{Name.EnOrZh}' has not been named yet."), CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>A principal has not consented to the text on the table.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record ConsentMissing(string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}尚未同意现行文本。", $"{Name.EnOrZh} has not consented to the present text."), CanMeet.Party)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
