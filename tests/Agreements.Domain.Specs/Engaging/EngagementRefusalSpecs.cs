using static Agreements.Domain.Specs.Engaging.Meetings;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Engaging;

public sealed class EngagementRefusalSpecs : IRefusedElsewhere
{
    private static readonly Guid Nowhere = new("0195d3a0-0000-7000-8000-0000000000ff");
    private static readonly EngagementRecorded Earlier = Later with { On = Edtf.Parse("2024") };
    private static readonly ActionItemRaised Verified = Raised with { Verifier = CqWomen };
    private static readonly ActionItemClaimed Claimed = new("return-visit", Now, null);
    private static readonly EngagementEvent Done = new ActionItemDone("return-visit", Now, null);

    private static readonly IReadOnlyList<(string Name, IReadOnlyList<EngagementEvent> Happened, Asked Asked, IReadOnlyList<Refusal> Refusals)> Cases =
    [
        ("no such engagement", [], Engage.Finish(), [new EngagementUnknown(Meetings.Id)]),
        ("another engagement under the id", [Recorded], Engage.Record("other"), [new EngagementIdTaken(Meetings.Id)]),
        ("nobody knows the participant or the agreement", [], Engage.Record() with { Participants = [Qingsu, "nobody"], Agreements = [Nowhere] },
            [new ParticipantUnknown("nobody"), new LinkedAgreementUnknown(Nowhere)]),
        ("a participant that nobody knows", [Recorded], Engage.Add("nobody"), [new ParticipantUnknown("nobody")]),
        ("an agreement that is not there", [Recorded], Engage.Link(Nowhere), [new LinkedAgreementUnknown(Nowhere)]),
        ("a resolution under a taken id", [Recorded, Proposed], Engage.Propose(new Text("另一项")), [new ResolutionIdTaken("group")]),
        ("no such resolution", [Recorded], Engage.Adopt(), [new ResolutionUnknown("group")]),
        ("no such resolution to drop", [Recorded], Engage.DropResolution(), [new ResolutionUnknown("group")]),
        ("a dropped resolution adopted", [Recorded, Proposed, new ResolutionDropped("group", "无")], Engage.Adopt(), [new ResolutionSettled("group")]),
        ("an adopted resolution dropped", [Recorded, Proposed, new ResolutionAdopted("group", null, null, null)], Engage.DropResolution(),
            [new ResolutionSettled("group")]),
        ("adopted nowhere", [Recorded, Proposed], Engage.Adopt(Nowhere), [new LaterEngagementUnknown(Nowhere)]),
        ("an item under a taken id", [Recorded, Raised with { Due = null }], Engage.Raise(), [new ActionItemIdTaken("return-visit")]),
        ("an owner that nobody knows", [Recorded], Engage.Raise("nobody"), [new ParticipantUnknown("nobody")]),
        ("no such item", [Recorded], Engage.Finish(), [new ActionItemUnknown("return-visit")]),
        ("a done item dropped", [Recorded, Raised, Done], Engage.DropItem(), [new ActionItemSettled("return-visit")]),
        ("a dropped item done", [Recorded, Raised, new ActionItemDropped("return-visit", "无")], Engage.Finish(), [new ActionItemSettled("return-visit")]),
        ("a done item carried over", [Recorded, Raised, Done], Engage.CarryOver(After(Later), "return-visit"), [new ActionItemSettled("return-visit")]),
        ("carried over to nowhere", [Recorded, Raised], Engage.CarryOver(null), [new LaterEngagementUnknown(LaterId)]),
        ("carried back", [Recorded, Raised], Engage.CarryOver(After(Earlier)), [new EngagementNotLater(LaterTitle)]),
        ("carried to what is about something else", [Recorded, Raised], Engage.CarryOver(After(Later with { Agreements = [Nowhere] })),
            [new EngagementsUnrelated(LaterTitle)]),
        ("carried to where the id is taken", [Recorded, Raised], Engage.CarryOver(After(Later, Raised)), [new ActionItemIdTaken("return-visit")]),
        ("a commitment of an agreement it is not about", [Recorded with { Agreements = [] }, Raised], Engage.Commit(), [new AgreementNotLinked(World.Id)]),
        ("a commitment under a taken id", [Recorded, Raised], Engage.Commit(Exchange.Id), [new CommitmentIdTaken(Exchange.Id)]),
        ("a commitment of somebody who is no party", [Recorded, Raised with { Owner = "nobody" }], Engage.Commit(), [new PartyUnknown("nobody")]),
        ("a done item made a commitment", [Recorded, Raised, Done], Engage.Commit(), [new ActionItemSettled("return-visit")]),
        ("a verifier that nobody knows", [Recorded], Engage.Raise() with { Verifier = "nobody" }, [new ParticipantUnknown("nobody")]),
        ("verified by its own owner", [Recorded], Engage.Raise() with { Verifier = Qingsu }, [new ItemVerifierIsOwner(Qingsu)]),
        ("an item of no resolution", [Recorded], Engage.Raise() with { Resolution = "group" }, [new ResolutionUnknown("group")]),
        ("verified by somebody else", [Recorded, Verified, Claimed], Engage.Verify(Qingsu), [new NotItemVerifier(Qingsu, Return, CqWomen)]),
        ("rejected by somebody else", [Recorded, Verified, Claimed], Engage.RejectItem(Changan), [new NotItemVerifier(Changan, Return, CqWomen)]),
        ("verified though nobody has to", [Recorded, Raised], Engage.Verify(CqWomen), [new ItemNeedsNoVerifier(Return)]),
        ("no such item to verify", [Recorded], Engage.Verify(CqWomen), [new ActionItemUnknown("return-visit")]),
        ("verified before it was claimed", [Recorded, Verified], Engage.Verify(CqWomen), [new ItemClaimMissing(Return)]),
        ("rejected before it was claimed", [Recorded, Verified], Engage.RejectItem(CqWomen), [new ItemClaimMissing(Return)]),
        ("verified after it was given up", [Recorded, Verified, new ActionItemDropped("return-visit", "无")], Engage.Verify(CqWomen),
            [new ActionItemSettled("return-visit")]),
        ("rejected after it was verified", [Recorded, Verified, Claimed, new ActionItemVerified("return-visit", CqWomen, null, Now)],
            Engage.RejectItem(CqWomen), [new ActionItemSettled("return-visit")]),
        ("rejected before the claim", [Recorded, Verified, Claimed], Engage.RejectItem(CqWomen, "2025-03-27"),
            [new DayTooEarly(Edtf.Parse("2025-03-27"), new Text("完成申报", "the claim"), Now)]),
        ("done tomorrow", [Recorded, Raised], Engage.Finish() with { On = Tomorrow }, [new DayInFuture(Tomorrow)]),
        ("carried over while it waits for its verifier", [Recorded, Verified, Claimed], Engage.CarryOver(After(Later), "return-visit"),
            [new ActionItemUnverified("return-visit", CqWomen)]),
        ("made a commitment while it waits for its verifier", [Recorded, Verified, Claimed], Engage.Commit(),
            [new ActionItemUnverified("return-visit", CqWomen)]),
        ("no such resolution to trace", [Recorded], Engage.Trace() with { ActionItems = ["return-visit"] },
            [new ResolutionUnknown("group"), new ActionItemUnknown("return-visit")]),
        ("a dropped resolution led to something", [Recorded, Proposed, new ResolutionDropped("group", "无"), Raised],
            Engage.Trace() with { ActionItems = ["return-visit"] }, [new ResolutionSettled("group")]),
        ("an item of another resolution", [Recorded, Proposed, Proposed with { Id = "second" }, Raised with { Resolution = "second" }],
            Engage.Trace() with { ActionItems = ["return-visit"] }, [new ActionItemOfAnother("return-visit", "second")]),
        ("led to something in an agreement it is not about", [Recorded with { Agreements = [] }, Proposed],
            Engage.Trace() with { Agreement = World.Id, Stage = Stage.Signed }, [new AgreementNotLinked(World.Id)]),
        ("led to a commitment that is not there, and to a stage to come", [Recorded, Proposed],
            Engage.Trace() with { Agreement = World.Id, Commitment = "none", Stage = Stage.Evaluated },
            [new CommitmentUnknown("none"), new StageNotEntered(Stage.Evaluated)]),
        ("led to a stage before it", [Recorded with { On = Edtf.Parse("2026") }, Proposed],
            Engage.Trace() with { Agreement = World.Id, Stage = Stage.Proposed },
            [new DayTooEarly(Around.FindAgreement(World.Id)!.Entries[Stage.Proposed].On!, new Text("本次活动", "the engagement"), Edtf.Parse("2026"))]),
    ];

    public static IEnumerable<Refusal> Refusals => Cases.SelectMany(c => c.Asked.DecideOn(EngagementSpec.Given(c.Happened).State).Refusals);

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused(string name)
    {
        var (_, happened, asked, refusals) = Cases.Single(c => c.Name == name);
        EngagementSpec.Given(happened).When(asked).ThenRefused(refusals);
        if (happened.Count > 0)
        {
            EngagementSpec.Given(happened).When(asked.Seeing(happened.Count + 1)).ThenRefused(new VersionStale(happened.Count + 1, happened.Count));
        }
    }
}
