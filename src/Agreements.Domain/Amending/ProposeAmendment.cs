namespace Agreements.Domain.Amending;

/// <summary>Propose a supplementary agreement (补充协议). One can be open at a time.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Terms">The whole text of the terms as it would be.</param>
/// <param name="Reason">Why.</param>
/// <param name="Parties">Who joins and leaves; null for nobody.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ProposeAmendment(Text Title, Terms Terms, string Reason, PartyChanges? Parties = null, Edtf? On = null)
    : AgreementCommand
{
    /// <summary>The entries of those that join, and of all that are parties.</summary>
    /// <param name="state">The agreement as it is.</param>
    public override Needs Needs(Agreement state) => AmendmentProposal.Needs(state, Parties);

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        var parties = AmendmentProposal.Given(Parties);
        var digest = AmendmentDigest.Of(Terms, parties);
        if (state.OpenAmendment is { } open)
        {
            return open.Digest == digest && open.Title == Title && open.Reason == Reason ? Decision.Nothing : Decision.Refuse(new AmendmentOpen(open.Number));
        }

        if (state.ScheduledAmendment is { InForceFrom: { } from } scheduled)
        {
            return Decision.Refuse(new AmendmentToCome(scheduled.Number, from));
        }

        if (state.RefuseUnlessIn(Stage.Signed, Stage.Implementing, Stage.Evaluated) is { } wrongStage)
        {
            return Decision.Refuse(wrongStage);
        }

        Refusal[] refusals = string.IsNullOrWhiteSpace(Reason)
            ? [new ReasonMissing()]
            : [.. AmendmentProposal.Refusals(state, Terms, parties), .. AmendmentProposal.Entries(state, parties, context)];
        return refusals.Length > 0
            ? Decision.Refuse(refusals)
            : Decision.Record(new AmendmentProposed(state.Amendments.Count + 1, Title, Terms, digest, parties, Reason, On ?? Edtf.Day(context.Today)));
    }
}

/// <summary>Another supplementary agreement is signed by all and comes into force on its day: the next one changes the text that holds then.</summary>
/// <param name="Number">Its number.</param>
/// <param name="From">The day.</param>
public sealed record AmendmentToCome(int Number, DateOnly From)
    : Refusal(
        new Text(
            $"第 {Number} 号补充协议将于 {From:yyyy-MM-dd} 生效，此后方可再提补充协议。",
            $"Amendment {Number} comes into force on {From:yyyy-MM-dd}; propose another after that."),
        CanMeet.Coordinator);

/// <summary>What stands against a supplementary agreement, whenever it is looked at.</summary>
internal static class AmendmentProposal
{
    /// <summary>Changes that name nobody are none.</summary>
    public static PartyChanges? Given(PartyChanges? parties) => parties is { Joining.Count: 0, Leaving.Count: 0 } ? null : parties;

    /// <summary>The entries of those that join, and of all that are parties; nothing where nobody joins.</summary>
    public static Needs Needs(Agreement state, PartyChanges? parties) =>
        parties is { Joining.Count: > 0 } ? PartyEntries.Needs(state.Parties, [.. parties.Joining]) : Domain.Needs.Nothing;

    public static IEnumerable<Refusal> Entries(Agreement state, PartyChanges? parties, CommandContext context) =>
        PartyEntries.Refusals(state.Parties, parties?.Joining ?? [], context);

    public static IEnumerable<Refusal> Refusals(Agreement state, Terms terms, PartyChanges? parties)
    {
        if (terms.Term is { IsReversed: true })
        {
            yield return new PeriodReversed();
        }

        if (parties is null && TermsDigest.Of(terms) == state.CurrentTerms?.Digest)
        {
            yield return new AmendmentChangesNothing();
        }

        foreach (var p in parties?.Joining ?? [])
        {
            if (p.IsUnnamed)
            {
                yield return new PartyNotNamed(p.Id, p.Name);
            }
            else if (!p.IsPrincipal)
            {
                yield return new NotPrincipal(p.Id, p.Name);
            }
            else if (state.FindParty(p.Id) is not null || parties!.Joining.Count(other => other.Id == p.Id) > 1)
            {
                yield return new PartyNamedTwice(p.Id, p.Name);
            }
        }

        foreach (var refusal in Leaving(state, parties))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Leaving(Agreement state, PartyChanges? parties)
    {
        var leaving = (parties?.Leaving ?? []).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var refusal in leaving.Select(state.RefuseUnlessPrincipal).OfType<Refusal>())
        {
            yield return refusal;
        }

        foreach (var p in leaving.Select(state.FindParty).OfType<Party>().Where(p => state.Commitments.Any(c => c.Commitment.Owner == p.Id && !c.IsSettled)))
        {
            yield return new LeavingPartyOwes(p.Id, p.Name);
        }

        var left = state.Principals.Count(p => !leaving.Contains(p.Id)) + (parties?.Joining.Count ?? 0);
        if (leaving.Length > 0 && left < state.Policy.LeastPrincipals)
        {
            yield return new PrincipalsTooFew(left, state.Policy.LeastPrincipals);
        }
    }
}

/// <summary>Text and parties would stay as they are.</summary>
public sealed record AmendmentChangesNothing()
    : Refusal(new Text("补充协议未改变现行文本或签约主体。", "The amendment changes neither the text in force nor the principals."), CanMeet.Coordinator);

/// <summary>Somebody who would leave still owes something.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record LeavingPartyOwes(string Party, Text Name)
    : Refusal(
        new Text($"{Name.Zh}尚有未履行的承诺，退出前须先了结或移交。", $"{Name.EnOrZh} still owes commitments: they are settled or handed over before it leaves."),
        CanMeet.Party, CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
