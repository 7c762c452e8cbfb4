using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Notifications.Causes;

/// <summary>
/// What an event of an agreement is to be told as. To add something: a member of <see cref="Topic"/>, a line in <see cref="Of"/>, a sentence in
/// <see cref="CauseTexts"/>.
/// </summary>
internal static class AgreementCauses
{
    /// <summary>The causes of one event; none where there is nothing to tell.</summary>
    /// <param name="h">The event.</param>
    /// <param name="before">The agreement right before it.</param>
    /// <param name="after">The agreement right after it.</param>
    public static IEnumerable<Cause> Of(Happened h, Agreement before, Agreement after)
    {
        var say = new Said(h, after);
        IEnumerable<Cause?> causes =
        [
            Stage(say, before, after, (h.Event.Data as AgreementReturned)?.Reason),
            before.Exists && after.Standing != before.Standing ? Standing(say, before, after, h.Event.Data) : null,
            .. h.Event.Data switch
            {
                ApprovalReturned e => [say.ToAll(Topic.ApprovalReturned, f => f with { Reason = e.Reason })],
                TermsRevised { Voids.Count: > 0 } e => [say.Voided(e.Voids)],
                TermsRestored { Voids.Count: > 0 } e => [say.Voided(e.Voids, e.Reason)],
                AmendmentRevised { Voids.Count: > 0 } e => [say.Voided(e.Voids)],
                TermsRefused e => [say.ToAll(Topic.TextRefused, f => say.By(f, e.Party) with { Reason = e.Reason })],
                AmendmentRefused e => [say.ToAll(Topic.TextRefused, f => say.By(f, e.Party) with { Reason = e.Reason, Item = Amendment(after, e.Number) })],
                AmendmentProposed e => [say.ToAll(Topic.AmendmentOpened, f => f with { Reason = e.Reason, Item = e.Title })],
                AmendmentSigned e => [say.ToAll(Topic.AmendmentSigned, f => say.By(f, e.Signature.Party) with { Item = Amendment(after, e.Number) })],
                AmendmentAdopted e => [say.ToAll(Topic.AmendmentAdopted, f => f with { Item = Amendment(after, e.Number) })],
                TerminationNoticed e => [say.ToAll(Topic.NoticeGiven, f => say.By(f, e.Party) with { Reason = e.Reason, Day = e.Effective })],
                ClaimRejected e when Rejected(say, after, e) is { } rejected => [rejected],
                PlacedUnder e => [say.ToAll(Topic.ParentChanged, f => f with { Reason = e.Reason })],
                // One of several that suspended it has resumed, and the others have not: it still rests.
                AgreementResumed e when after.Standing == Domain.Standing.Suspended =>
                    [say.ToAll(Topic.Resumed, f => say.By(f, e.Origin) with { Reason = e.Note })],
                AgreementSuspended e when before.Standing == Domain.Standing.Suspended =>
                    [say.ToAll(Topic.Suspended, f => say.By(f, e.Origin) with { Reason = e.Reason })],
                _ => Array.Empty<Cause>(),
            },
        ];
        return causes.OfType<Cause>();
    }

    private static Cause? Stage(Said say, Agreement before, Agreement after, string? reason) => before.Exists && after.Stage == before.Stage ? null
        : say.ToAll(
            before.Exists && after.Stage < before.Stage ? Topic.StageReturned : Topic.StageEntered,
            f => f with { Before = before.Exists ? before.Stage : null, Reason = reason });

    private static Cause? Standing(Said say, Agreement before, Agreement after, object happened)
    {
        CauseFacts Facts(CauseFacts f) => f with { Standing = after.Standing, StandingBefore = before.Standing };
        return happened switch
        {
            AgreementDeclined e => say.ToAll(Topic.Declined, f => say.By(Facts(f), e.Party) with { Reason = e.Reason }),
            AgreementSuspended e => say.ToAll(Topic.Suspended, f => say.By(Facts(f), e.Origin) with { Reason = e.Reason }),
            AgreementResumed e => say.ToAll(Topic.Resumed, f => say.By(Facts(f), e.Origin) with { Reason = e.Note }),
            AgreementWithdrawn e => say.ToAll(Topic.Withdrawn, f => Facts(f) with { Reason = e.Reason }),
            AgreementTerminated e => say.ToAll(Topic.Terminated, f => Facts(f) with { Reason = e.Reason, Day = e.On?.Earliest }),
            AgreementExpired e => say.ToAll(Topic.Expired, f => Facts(f) with { Day = e.LastDay }),
            AgreementSuperseded => say.ToAll(Topic.Superseded, Facts),
            AgreementArchived e => say.ToAll(Topic.Archived, f => Facts(f) with { Reason = e.Reason }),
            _ when after.Standing == Domain.Standing.Open => say.ToAll(Topic.StandsAgain, Facts),
            _ => null,
        };
    }

    private static Text Amendment(Agreement state, int number) =>
        state.Amendments.FirstOrDefault(a => a.Number == number)?.Title ?? new Text($"第{number}号补充协议", $"supplementary agreement {number}");

    /// <summary>Whoever said that it was kept hears that it was not taken as kept.</summary>
    private static Cause? Rejected(Said say, Agreement state, ClaimRejected e) =>
        state.Commitments.FirstOrDefault(c => c.Id == e.Id)?.Commitment is not { } c ? null
            : say.To(
                Topic.ClaimRejected, [.. say.PartyOf(c.Owner), new(ToldAs.Watchers)],
                f => say.By(f, e.By) with { Item = c.Title, Reason = e.Reason });

    /// <summary>What all causes of one event share.</summary>
    private sealed class Said(Happened h, Agreement after)
    {
        private readonly CauseFacts _facts = new(after.Title)
        {
            Version = h.Event.Version, Kind = after.Kind, Stage = after.Stage,
            Institutions = VisibilityRow.CodesOf(after),
        };

        public Cause ToAll(Topic topic, Func<CauseFacts, CauseFacts> facts) =>
            To(topic, [.. Audience.Everybody, .. after.Liaisons.Values.Distinct().Select(p => new Audience(ToldAs.Liaison, p))], facts);

        public Cause To(Topic topic, IReadOnlyList<Audience> audience, Func<CauseFacts, CauseFacts> facts) => new(
            $"{h.Event.StreamId:n}/{h.Event.Version}/{KebabEnum<Topic>.Name(topic)}", topic, h.Event.StreamId, h.Event.Timestamp.ToUniversalTime(),
            h.Event.UserName, facts(_facts), audience);

        /// <summary>Whose consent is void hears it, and whoever watches; who wrote the new text is among the others of its stage.</summary>
        public Cause Voided(IReadOnlyList<string> parties, string? reason = null) => To(
            Topic.ConsentVoided, [.. parties.SelectMany(PartyOf), new(ToldAs.Coordinators), new(ToldAs.Watchers)],
            f => f with { Parties = [.. parties.Select(NameOf)], Reason = reason });

        public CauseFacts By(CauseFacts facts, string party) => facts with { Parties = [NameOf(party)] };

        public IEnumerable<Audience> PartyOf(string? id) => id is not null && after.FindParty(id) is { } party && (party.Institution ?? party.Body) is { } code
            ? [new(ToldAs.Party, code)] : [];

        private Text NameOf(string party) => after.FindParty(party)?.Name ?? new Text(party);
    }
}
