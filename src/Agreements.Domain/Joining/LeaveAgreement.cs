namespace Agreements.Domain.Joining;

/// <summary>Have a party leave.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today, or unknown with a source.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record LeaveAgreement(string Party, string Reason, Edtf? On = null, Source? Source = null) : AgreementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.FindParty(Party) is not { } party)
        {
            return state.FindFormer(Party) is { Successor: null } left && left.Reason == Reason
                ? Decision.Nothing
                : Decision.Refuse(Gone.Refusal(state, Party));
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            return Decision.Refuse(new ReasonMissing());
        }

        if (!context.IsTakingOver && OneOfSeveral.RefuseWhileOwing(state, party) is { } owes)
        {
            return Decision.Refuse(owes);
        }

        var on = BoundParties.Day(On, Source, context.Today);
        if (!party.IsPrincipal)
        {
            return Decision.Record(new PartyLeft(Party, Reason, on, [], Source));
        }

        return BoundParties.RefuseToLose(state, party) is { } refusal
            ? Decision.Refuse(refusal)
            : BoundParties.Record(state, new PartyLeft(Party, Reason, on, BoundParties.Voided(state), Source), Reason);
    }
}

/// <summary>What to say of a party that is not there.</summary>
internal static class Gone
{
    public static Refusal Refusal(Agreement state, string party) =>
        state.FindFormer(party) is { } former ? new PartyGone(party, former.Party.Name, former.Until) : new PartyUnknown(party);
}

/// <summary>The party left before, or was replaced.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Until">The day it went; null when unknown.</param>
public sealed record PartyGone(string Party, Text Name, Edtf? Until)
    : Refusal(
        new Text(
            $"{Name.Zh}已{(Until is null ? "" : $"于 {Until} ")}退出或被替换。",
            $"{Name.EnOrZh} has left or was replaced{(Until is null ? "" : $" on {Until}")} already."),
        CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
