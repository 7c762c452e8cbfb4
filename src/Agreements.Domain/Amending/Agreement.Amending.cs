using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Supplementary agreements, by number from 1.</summary>
    public ImmutableList<Amendment> Amendments { get; private init; } = [];

    /// <summary>The one being consented to and signed; null for none.</summary>
    public Amendment? OpenAmendment => Amendments.IsEmpty || Amendments[^1].Standing is not AmendmentStanding.Open ? null : Amendments[^1];

    /// <summary>The one that all have signed and that is in force from a day to come; null for none.</summary>
    public Amendment? ScheduledAmendment => Amendments.IsEmpty || Amendments[^1].Standing is not AmendmentStanding.Scheduled ? null : Amendments[^1];

    private Agreement Evolve(AmendingEvent happened) => happened switch
    {
        AmendmentProposed e => this with
        {
            Amendments = Amendments.Add(new Amendment(e.Number, e.Title, e.Terms, e.Digest, e.Parties, e.Reason) { On = e.On }),
        },
        AmendmentConsented e => Amend(
            e.Number, a => a with { Consents = a.Consents.Add(e.Party), Refusals = a.Refusals.Remove(e.Party), LastConsentOn = e.On }),
        AmendmentRefused e => Amend(e.Number, a => a with
        {
            Refusals = a.Refusals.SetItem(e.Party, e.Reason), Consents = a.Consents.Remove(e.Party), Signatures = a.Signatures.Remove(e.Party),
        }),
        AmendmentRevised e => Amend(e.Number, a => new Amendment(a.Number, a.Title, e.Terms, e.Digest, e.Parties, a.Reason) { On = a.On }),
        AmendmentSigned e => Amend(e.Number, a => a with { Signatures = a.Signatures.SetItem(e.Signature.Party, e.Signature) }),
        AmendmentScheduled e => Amend(e.Number, a => a with { Standing = AmendmentStanding.Scheduled, InForceFrom = e.From }),
        AmendmentAdopted e => Adopt(e),
        AmendmentWithdrawn e => Amend(e.Number, a => a with { Standing = AmendmentStanding.Withdrawn, Withdrawal = e.Reason }),
        _ => throw Unknown(happened),
    };

    private Agreement Amend(int number, Func<Amendment, Amendment> change) =>
        number >= 1 && number <= Amendments.Count
            ? this with { Amendments = Amendments.SetItem(number - 1, change(Amendments[number - 1])) }
            : throw new InvalidOperationException($"There is no amendment {number}.");

    /// <summary>The text in force is the amendment's, and all who are bound from now on have consented to it.</summary>
    private Agreement Adopt(AmendmentAdopted e)
    {
        var amended = Amend(e.Number, a => a with { Standing = AmendmentStanding.Adopted, InForceFrom = null });
        var amendment = amended.Amendments[e.Number - 1];
        var leaving = amendment.Parties?.Leaving ?? [];
        var left = leaving.Aggregate(amended, (state, id) => state.Leave(id, e.On, amendment.Reason, null));
        var parties = left.Parties.AddRange(amendment.Parties?.Joining ?? []);
        return left with
        {
            Parties = parties,
            CorrectedTerm = null,
            Revisions = Revisions.Add(new TermsRevision(e.Revision, e.Digest, amendment.Terms)),
            Consents = Empty<string>()
                .AddRange(parties.Where(p => p is { IsPrincipal: true, IsUnnamed: false }).Select(p => KeyValuePair.Create(p.Id, e.Digest))),
            Signatures = Signatures.RemoveRange(leaving),
            Liaisons = Liaisons.RemoveRange(leaving),
            Ratings = Ratings.RemoveRange(leaving),
        };
    }
}
