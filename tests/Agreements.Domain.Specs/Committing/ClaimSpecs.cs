using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Committing;

/// <summary>Claimed by the owner, verified or rejected by another side, let off.</summary>
public sealed class ClaimSpecs : RefusalSpecs<ClaimSpecs>, IRefusalCases
{
    private static readonly Commitment Visit1 = new("visit", new Text("企业回访", "Return visit"), Qingsu, Edtf.Parse("2025-09"));
    private static readonly Commitment Shown = Visit1 with { Id = "shown", EvidenceNeeded = new Text("签到表", "attendance list"), Verifier = JiangbeiEdu };
    private static readonly CommitmentClaimed Claimed = new("visit", Qingsu, "名单", null, Now);
    private static readonly CommitmentVerified Verified = new("visit", CqWomen, null, Now);
    private static readonly CommitmentSettled IsKept = new("visit", Visit1.Title, CommitmentStatus.Kept);

    private static readonly IReadOnlyList<AgreementEvent> Owing =
        Story.At(Stage.Implementing).And(new CommitmentAdded(Visit1), new CommitmentAdded(Shown), new CommitmentAdded(Ownerless));

    private static readonly IReadOnlyList<AgreementEvent> Waiting = Owing.And(Claimed, Claimed with { Id = "shown" });
    private static readonly IReadOnlyList<AgreementEvent> Settled = Waiting.And(Verified);

    internal static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Accepted { get; } =
    [
        (Owing, new(Ask.Claim("visit"), Claimed)),
        (Waiting, new(Ask.Verify("visit", CqWomen), Verified)),
        (Waiting, new(Ask.RejectClaim("visit", CqWomen), new ClaimRejected("visit", CqWomen, "名单不全", Now))),
        (Waiting, new(Ask.LetOff("visit", CqWomen), new CommitmentWaived("visit", "企业停产", CqWomen, null, Now))),
    ];

    private static readonly IReadOnlyList<AgreementEvent> Needing = Story.At(Stage.Implementing)
        .And(new CommitmentAdded(new Commitment("visit", new Text("互访"), Qingsu, EvidenceNeeded: new Text("照片"), Verifier: CqWomen)));

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("kept without what has to be shown and without its verifier", Needing, Ask.Fulfil("visit") with { Evidence = " " },
            new EvidenceMissing(Qingsu, new Text("照片")), new VerificationNeeded(CqWomen, CqWomenName)),
        new("a claim for nothing owed", Owing, Ask.Claim("nothing"), new CommitmentUnknown("nothing")),
        new("nobody owes it", Owing, Ask.Claim(Ownerless.Id), new CommitmentOwnerless(Ownerless.Id, Ownerless.Title)),
        new("a claim without what has to be shown", Owing, Ask.Claim("shown", " "), new EvidenceMissing(Qingsu, Shown.EvidenceNeeded!)),
        new("another claim of what is settled", Settled, Ask.Claim("visit", "别的名单"), IsKept),
        new("verified by nobody", Waiting, Ask.Verify("visit", "nobody"), new PartyUnknown("nobody")),
        new("verified by the owner", Waiting, Ask.Verify("visit", Qingsu), new VerifierIsOwner(Qingsu, QingsuName)),
        new("verified by a witness", Waiting, Ask.Verify("visit", JiangbeiEdu), new NotVerifier(JiangbeiEdu, JiangbeiEduName)),
        new("verified by a member", Waiting, Ask.Verify("visit", Changan), new NotVerifier(Changan, ChanganName)),
        new("verified by another than the one named", Waiting, Ask.Verify("shown", CqWomen), new NotVerifier(CqWomen, CqWomenName)),
        new("verified by one without a name", Story.ProposedAmong(AgreementKind.Aid, First, Unnamed).And(new CommitmentAdded(Visit1), Claimed),
            Ask.Verify("visit", Unnamed.Id), new PartyNotNamed(Unnamed.Id, UnnamedName)),
        new("verified without a claim", Owing, Ask.Verify("visit", CqWomen), new ClaimMissing("visit", Visit1.Title)),
        new("verified again by another",
            Story.ProposedAmong(AgreementKind.Aid, First, Second, Member with { Role = PartyRole.Guide }).And(new CommitmentAdded(Visit1), Claimed, Verified),
            Ask.Verify("visit", Changan), IsKept),
        new("rejected by the owner", Waiting, Ask.RejectClaim("visit", Qingsu), new VerifierIsOwner(Qingsu, QingsuName)),
        new("rejected without a reason", Waiting, Ask.RejectClaim("visit", CqWomen, " "), new ReasonMissing()),
        new("rejected without a claim", Owing, Ask.RejectClaim("visit", CqWomen), new ClaimMissing("visit", Visit1.Title)),
        new("rejected when it was verified", Settled, Ask.RejectClaim("visit", CqWomen), IsKept),
        new("let off by its owner", Owing, Ask.LetOff("visit", Qingsu), new VerifierIsOwner(Qingsu, QingsuName)),
        new("let off by a coordinator", Owing, Ask.LetOff("visit", null), new ApproverNeeded()),
        new("let off without a reason", Owing, Ask.LetOff("visit", CqWomen, ""), new ReasonMissing()),
        new("let off when it was kept", Settled, Ask.LetOff("visit", CqWomen), IsKept),
        new("work on an agreement that was declined", Owing.And(new AgreementDeclined(CqWomen, "不再需要", Now)), Ask.Claim("visit"),
            new NotOpen(Standing.Declined)),
    ];

    /// <summary>Who may answer for what another owes.</summary>
    public static TheoryData<PartyRole, bool> Roles => new()
    {
        { PartyRole.Principal, true }, { PartyRole.Initiator, true }, { PartyRole.CoLead, true }, { PartyRole.Guide, true }, { PartyRole.Host, true },
        { PartyRole.ApprovingAuthority, true }, { PartyRole.Beneficiary, true }, { PartyRole.Member, false }, { PartyRole.Witness, false },
    };

    [Theory]
    [MemberData(nameof(Roles))]
    public void Another_side_that_is_bound_guides_hosts_approves_or_benefits_answers(PartyRole role, bool answers)
    {
        var other = Member with { Role = role };
        var asked = Given(Story.ProposedAmong(AgreementKind.Aid, First, other).And(new CommitmentAdded(Visit1), Claimed)).When(Ask.Verify("visit", other.Id));
        if (answers)
        {
            asked.Then(Verified with { By = other.Id }).FindCommitment("visit")!.IsKept.ShouldBeTrue();
        }
        else
        {
            asked.ThenRefused(new NotVerifier(other.Id, other.Name));
        }
    }

    /// <summary>What a source tells as kept was kept; we were not there to verify it.</summary>
    [Fact]
    public void A_source_tells_that_it_was_kept() =>
        Given(Needing).When((Ask.Fulfil("visit") with { Evidence = null, Source = Press }).TakingOver())
            .Then(new CommitmentFulfilled("visit", Now, null, Press));

    [Fact]
    public void Only_the_named_verifier_is_asked()
    {
        var claimed = Needing.And(new CommitmentClaimed("visit", Qingsu, "照片", null, Now));
        Waits.Of(Given(claimed).State, Today).Where(w => w.Code == "claim-unverified").Select(w => w.Party).ShouldBe([CqWomen]);
    }

    [Fact]
    public void The_verifier_named_answers_whatever_its_role() =>
        Given(Waiting).When(Ask.Verify("shown", JiangbeiEdu)).Then(Verified with { Id = "shown", By = JiangbeiEdu })
            .FindCommitment("shown")!.Verification!.By.ShouldBe(JiangbeiEdu);

    [Fact]
    public void A_document_shows_as_much_as_words() =>
        Given(Owing).When(Ask.Claim("shown", null, DocumentDigest)).Then(new CommitmentClaimed("shown", Qingsu, null, [DocumentDigest], Now));

    [Fact]
    public void A_rejected_claim_is_open_and_can_be_claimed_again()
    {
        var rejected = Waiting.And(new ClaimRejected("visit", CqWomen, "名单不全", Now));
        (Given(rejected).State.FindCommitment("visit")!.Status, Given(rejected).State.FindCommitment("visit")!.Rejection!.Reason)
            .ShouldBe((CommitmentStatus.Open, "名单不全"));
        Given(rejected).When(Ask.Claim("visit")).Then(Claimed).FindCommitment("visit")!.Rejection.ShouldBeNull();
    }

    [Fact]
    public void A_better_claim_replaces_the_one_that_waits() =>
        Given(Waiting).When(Ask.Claim("visit", "名单和照片")).Then(Claimed with { Evidence = "名单和照片" });

    [Fact]
    public void An_approver_lets_off_for_the_bureau()
    {
        var after = Given(Owing).When(Ask.LetOff("visit", null).By(Approver)).Then(new CommitmentWaived("visit", "企业停产", null, JiangbeiEdu, Now));
        (after.FindCommitment("visit")!.Status, after.FindCommitment("visit")!.IsOverdue(DateOnly.MaxValue)).ShouldBe((CommitmentStatus.Waived, false));
    }

    [Fact]
    public void What_was_let_off_and_yet_kept_was_kept() =>
        Given(Owing.And(new CommitmentWaived("visit", "企业停产", CqWomen, null, Now))).When(Ask.Fulfil("visit")).Then(new CommitmentFulfilled("visit", Now, "照片"))
            .FindCommitment("visit")!.IsKept.ShouldBeTrue();

    [Fact]
    public void What_was_owed_is_settled_also_after_the_end() =>
        Given(Waiting.And(new AgreementExpired(Today))).When(Ask.Verify("visit", CqWomen)).Then(Verified);

    [Theory]
    [InlineData("2025-09", "2025-09-30", false)]
    [InlineData("2025-09", "2025-10-01", true)]
    [InlineData("2025-09-10", "2025-09-11", true)]
    [InlineData("../2025-09-10", "2025-09-11", true)]
    [InlineData("2025-09-10/..", "2045-01-01", false)]
    [InlineData("XXXX-09-24", "2045-01-01", false)]
    [InlineData(null, "2045-01-01", false)]
    public void Overdue_is_what_is_certainly_past(string? due, string today, bool overdue)
    {
        var state = Given(Story.At(Stage.Implementing).And(new CommitmentAdded(Visit1 with { Due = due is null ? null : Edtf.Parse(due) }))).State;
        state.FindCommitment("visit")!.IsOverdue(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(overdue);
    }
}
