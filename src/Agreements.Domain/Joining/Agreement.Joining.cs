using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Parties that left or were replaced, in the order in which they went. One that came back is among <see cref="Parties"/> too.</summary>
    public ImmutableList<FormerParty> FormerParties { get; private init; } = [];

    /// <summary>
    /// The party with an id, also one that is a party no more; null when there never was one. For names and history: who acts is a party now.
    /// </summary>
    /// <param name="id">The party's id.</param>
    public Party? FindPartyEver(string id) => FindParty(id) ?? FindFormer(id)?.Party;

    /// <summary>How the party with an id went, the last time it did; null when it never went.</summary>
    /// <param name="id">The party's id.</param>
    public FormerParty? FindFormer(string id) => FormerParties.FindLast(f => f.Party.Id == id);

    private Agreement Evolve(JoiningEvent happened) => happened switch
    {
        PartyAdded e => WithoutConsentOf(e.Voids).Join(e.Party),
        PartyNamed e => Put(Present(e.Party) with { Institution = e.Institution, Body = e.Body, Name = e.Name }),
        PartyReplaced e => WithoutConsentOf(e.Voids).Replace(e),
        PartyLeft e => WithoutConsentOf(e.Voids).Leave(e.Party, e.On, e.Reason, null),
        RoleChanged e => WithoutConsentOf(e.Voids).Recast(Present(e.Party), e.To),
        _ => throw Unknown(happened),
    };

    private Agreement Join(Party party) => Afresh(party.Id) with { Parties = Parties.Add(party) };

    private Agreement Leave(string id, Edtf? until, string reason, string? successor) => this with
    {
        FormerParties = FormerParties.Add(new FormerParty(Present(id), until, reason, successor)),
        Parties = Parties.RemoveAll(p => p.Id == id),
        Objections = Objections.Remove(id),
    };

    /// <summary>The successor stands where the one before stood, owes what is still owed, and verifies and looks after what that one did.</summary>
    private Agreement Replace(PartyReplaced e)
    {
        var (id, successor) = (e.Party, e.Successor);
        var at = Parties.IndexOf(Present(id));
        var left = Leave(id, e.On, e.Reason, successor.Id).Afresh(successor.Id);
        return left with
        {
            Parties = left.Parties.Insert(at, successor),
            Commitments = left.Commitments.ConvertAll(c => e.HandsOver is true ? HandOver(c, id, successor.Id) : Rename(c, id, successor.Id)),
            Undertakings = e.HandsOver is true
                ? left.Undertakings.SetItems(
                    left.Undertakings.Where(u => u.Value.Owner == id).Select(u => KeyValuePair.Create(u.Key, u.Value with { Owner = successor.Id })))
                : left.Undertakings,
        };
    }

    private static CommitmentState Rename(CommitmentState c, string id, string successor) =>
        c.Commitment.Owner == id ? c with { Commitment = c.Commitment with { Owner = successor } } : c;

    private static CommitmentState HandOver(CommitmentState c, string id, string successor) => c.IsSettled
        ? c
        : Rename(c, id, successor) is var owed && owed.Commitment.Verifier == id ? owed with { Commitment = owed.Commitment with { Verifier = successor } }
            : owed;

    /// <summary>Who comes back, or gets another role, does not find done what was done in another time.</summary>
    private Agreement Afresh(string id) => this with
    {
        Consents = Consents.Remove(id),
        Objections = Objections.Remove(id),
        Signatures = Signatures.Remove(id),
        SignedTexts = SignedTexts.Remove(id),
        Attestations = Attestations.Remove(id),
        MemberAttestations = MemberAttestations.Remove(id),
        Liaisons = Liaisons.Remove(id),
        Ratings = Ratings.Remove(id),
    };

    private Agreement Recast(Party before, PartyRole to)
    {
        var now = before with { Role = to };
        var actsAsBefore = (before.IsPrincipal, before.IsWitness) == (now.IsPrincipal, now.IsWitness);
        return (actsAsBefore ? this : Afresh(before.Id)).Put(now);
    }

    private Agreement Put(Party party) => this with { Parties = Parties.Replace(Present(party.Id), party) };

    private Agreement WithoutConsentOf(IEnumerable<string> ids) => this with { Consents = Consents.RemoveRange(ids) };

    private Party Present(string id) =>
        FindParty(id) ?? throw new InvalidOperationException($"'{id}' is no party of the agreement at that point of its history.");
}
