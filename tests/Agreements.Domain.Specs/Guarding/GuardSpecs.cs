using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Guarding;

/// <summary>Each guard unmet on its own, several at once in order, and what a waiver does.</summary>
public sealed class GuardSpecs : RefusalSpecs<GuardSpecs>, IRefusalCases
{
    private static readonly IReadOnlyList<AgreementEvent> ReadyToSign = Story.Before(Stage.Signed);
    private static readonly IReadOnlyList<AgreementEvent> ReadyToStart = Story.Before(Stage.Implementing);
    private static readonly IReadOnlyList<AgreementEvent> ReadyToEvaluate = Story.Before(Stage.Evaluated);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        .. IntoNegotiated,
        .. IntoSigned,
        .. Witnesses,
        new("started before signed", Story.At(Stage.Negotiated), Ask.Start(), new WrongStage(Stage.Negotiated, Stage.Signed)),
        new("commitment-missing", ReadyToStart.Without<CommitmentAdded>(), Ask.Start(), new CommitmentMissing()),
        new("commitment-missing: nobody owns it", ReadyToStart.Without<CommitmentAdded>().And(new CommitmentAdded(Ownerless)),
            Ask.Start(), new CommitmentMissing()),
        new("liaison-missing", ReadyToStart.Without<LiaisonNamed>(e => e.Party == Qingsu), Ask.Start(), new LiaisonMissing(Qingsu, QingsuName)),
        new("nothing planned at all", Story.At(Stage.Signed), Ask.Start(),
            new CommitmentMissing(), new LiaisonMissing(Qingsu, QingsuName), new LiaisonMissing(CqWomen, CqWomenName)),
        new("evaluated before begun", Story.At(Stage.Signed), Ask.Evaluated(), new WrongStage(Stage.Signed, Stage.Implementing)),
        new("rating-missing", ReadyToEvaluate.Without<AgreementRated>(e => e.Party == CqWomen), Ask.Evaluated(), new RatingMissing(CqWomen, CqWomenName)),
        new("results-list-missing", ReadyToEvaluate.Without<OutcomeRecorded>(), Ask.Evaluated(), new ResultsListMissing()),
        new("nothing to evaluate by", Story.At(Stage.Implementing), Ask.Evaluated(),
            new RatingMissing(Qingsu, QingsuName), new RatingMissing(CqWomen, CqWomenName), new ResultsListMissing()),
    ];

    private static IEnumerable<RefusalCase> IntoNegotiated =>
    [
        new("terms-missing", Story.ProposedAmong(AgreementKind.Aid, Unnamed), Ask.Negotiated(), new TermsMissing(),
            new PrincipalUnnamed(Unnamed.Id, UnnamedName)),
        new("consent-missing", Story.Before(Stage.Negotiated).Without<TermsConsented>(e => e.Party == CqWomen), Ask.Negotiated(),
            new ConsentMissing(CqWomen, CqWomenName)),
        new("consent-missing: to the text before", Story.Before(Stage.Negotiated).And(new TermsRevised(2, Text2, Digest2, [])), Ask.Negotiated(),
            new ConsentMissing(Qingsu, QingsuName), new ConsentMissing(CqWomen, CqWomenName)),
        new("principal-unnamed", Consented(AgreementKind.Framework, First, Unnamed), Ask.Negotiated(), new PrincipalUnnamed(Unnamed.Id, UnnamedName)),
        new("principals-too-few", Consented(AgreementKind.Framework, First, FirstWitness), Ask.Negotiated(), new PrincipalsTooFew(1, 2)),
        new("nothing negotiated at all", Story.ProposedAmong(AgreementKind.Consortium, First, Unnamed, Second), Ask.Negotiated(),
            new PrincipalsTooFew(3, 4), new TermsMissing(), new ConsentMissing(Qingsu, QingsuName), new PrincipalUnnamed(Unnamed.Id, UnnamedName),
            new ConsentMissing(CqWomen, CqWomenName)),
    ];

    private static IEnumerable<RefusalCase> IntoSigned =>
    [
        new("signed before negotiated", Story.At(Stage.Proposed), Ask.Signed(), new WrongStage(Stage.Proposed, Stage.Negotiated)),
        new("approval-missing", Story.Before(Stage.Signed, AgreementKind.Framework).Without<AgreementApproved>(), Ask.Signed(), new ApprovalMissing()),
        new("signature-missing", ReadyToSign.Without<SignatureRecorded>(e => e.Signature.Party == CqWomen), Ask.Signed(),
            new SignatureMissing(CqWomen, CqWomenName)),
        new("signature-in-future", ReadyToSign.And(new SignatureRecorded(FirstSignature with { On = Tomorrow })), Ask.Signed(),
            new SignatureInFuture(Qingsu, QingsuName, Tomorrow)),
        new("document-or-ceremony-missing",
            ReadyToSign.Without<CeremonyRecorded>().And(new SignatureRecorded(FirstSignature with { OriginalAt = null })), Ask.Signed(),
            new DocumentOrCeremonyMissing()),
        new("nothing signed at all", Story.At(Stage.Negotiated, AgreementKind.Framework), Ask.Signed(),
            new ApprovalMissing(), new SignatureMissing(Qingsu, QingsuName), new SignatureMissing(CqWomen, CqWomenName), new DocumentOrCeremonyMissing()),
    ];

    private static IEnumerable<RefusalCase> Witnesses =>
    [
        new("witness-missing: one of those named", ReadyToSign.Without<WitnessAttested>(e => e.Party == QingyangEdu), Ask.Signed(),
            new WitnessMissing(QingyangEdu, QingyangEduName)),
        new("witness-missing: all of those named", ReadyToSign.Without<WitnessAttested>(), Ask.Signed(),
            new WitnessMissing(QingyangEdu, QingyangEduName), new WitnessMissing(JiangbeiEdu, JiangbeiEduName)),
        new("witness-missing: any would do",
            Story.Before(Stage.Signed, AgreementKind.AllianceCharter).JudgedByFirstPolicy().Without<WitnessAttested>(), Ask.Signed(),
            new WitnessMissing(null, null)),
        new("witness-missing: none is named", Signable(AgreementKind.FriendshipSchool, First), Ask.Signed(), new WitnessMissing(null, null)),
    ];

    [Fact]
    public void Any_witness_will_do_where_the_kind_says_so() =>
        Given(Story.Before(Stage.Signed, AgreementKind.AllianceCharter).JudgedByFirstPolicy().Without<WitnessAttested>(e => e.Party == QingyangEdu))
            .When(Ask.Signed()).Then(new AgreementSigned(Visit, "重庆", null, null));

    [Theory]
    [InlineData("2025-03-28")]
    [InlineData("2025-03")]
    [InlineData("2025")]
    [InlineData("XXXX-09-24")]
    public void A_signature_that_may_be_of_today_is_not_in_the_future(string on) =>
        Given(ReadyToSign.And(new SignatureRecorded(FirstSignature with { On = Edtf.Parse(on) }))).When(Ask.Signed())
            .Then(new AgreementSigned(Visit, "重庆", null, null));

    [Fact]
    public void Either_a_document_or_a_ceremony_is_enough()
    {
        Given(ReadyToSign.Without<CeremonyRecorded>()).When(Ask.Signed()).Then(new AgreementSigned(Visit, "重庆", null, null));
        var unseen = ReadyToSign.And(new SignatureRecorded(FirstSignature with { OriginalAt = null }));
        Given(unseen).When(Ask.Signed()).Then(new AgreementSigned(Visit, "重庆", null, null));
        Given(unseen.Without<CeremonyRecorded>()).When(Ask.Signed()).ThenRefused(new DocumentOrCeremonyMissing());
        Given(unseen.Without<CeremonyRecorded>().And(
                new DocumentAttached("text", 1, "协议.pdf", DocumentKind.Other, DocumentDigest, 10, "application/pdf", Now, null)))
            .When(Ask.Signed()).Then(new AgreementSigned(Visit, "重庆", null, null));
        Given(ReadyToSign.Without<CeremonyRecorded>().And(
                new SignatureRecorded(FirstSignature with { OriginalAt = null }), new CeremonyRecorded(Tomorrow, null, null, null)))
            .When(Ask.Signed()).ThenRefused(new DocumentOrCeremonyMissing());
    }

    /// <summary>What a source told of before there was a text is a signature under no text that was agreed on here.</summary>
    [Fact]
    public void A_signature_from_before_there_was_a_text_meets_no_guard()
    {
        var told = new SignatureRecorded(FirstSignature with { Source = Press });
        var early = Story.Before(Stage.Signed).Without<SignatureRecorded>(e => e.Signature.Party == Qingsu);
        AgreementEvent[] happened = [early[0], told, .. early.Skip(1)];
        Given(happened).State.Signatures.ShouldContainKey(Qingsu, "it stays on record");
        Given(happened).When(Ask.Signed()).ThenRefused(new SignatureMissing(Qingsu, QingsuName));
    }

    [Fact]
    public void A_witness_that_left_meets_no_guard()
    {
        var any = Story.Before(Stage.Signed).Select(e => e is AgreementProposed p
            ? p with { Policy = KindPolicy.Newest(p.Kind) with { Witnesses = WitnessRule.Any } }
            : e).ToArray();
        Given(any).When(Ask.Signed()).Then(new AgreementSigned(Visit, "重庆", null, null));
        Given(any.And(new PartyLeft(QingyangEdu, "机构调整", Now, [], null), new PartyLeft(JiangbeiEdu, "机构调整", Now, [], null))).When(Ask.Signed())
            .ThenRefused(new WitnessMissing(null, null));
    }

    [Fact]
    public void Waived_guards_hold_nobody_up()
    {
        var bare = ReadyToSign.Without<WitnessAttested>().Without<CeremonyRecorded>().And(new SignatureRecorded(FirstSignature with { OriginalAt = null }));
        Given(bare).When(Ask.Signed()).ThenRefused(
            new WitnessMissing(QingyangEdu, QingyangEduName), new WitnessMissing(JiangbeiEdu, JiangbeiEduName), new DocumentOrCeremonyMissing());
        var half = bare.And(new GuardWaived("witness-missing", "远程", JiangbeiEdu));
        Given(half).When(Ask.Signed()).ThenRefused(new DocumentOrCeremonyMissing());
        Given(half.And(new GuardWaived("document-or-ceremony-missing", "后补", JiangbeiEdu))).When(Ask.Signed())
            .Then(new AgreementSigned(Visit, "重庆", null, null));
        Given(ReadyToEvaluate.Without<OutcomeRecorded>().And(new GuardWaived("results-list-missing", "尚早", JiangbeiEdu)))
            .When(Ask.Evaluated()).Then(new AgreementEvaluated(89m, Grade.Good, Recommendation.Renew, Now, null));
    }

    [Fact]
    public void Why_one_cannot_advance_is_asked_without_advancing()
    {
        foreach (var c in Refused.Where(c => c.Refusals is not [WrongStage]))
        {
            Known.UnmetForNext(Given(c.Happened).State).Select(Stored.Text).ShouldBe(c.Refusals.Select(Stored.Text), c.Name);
        }

        foreach (var stage in Enum.GetValues<Stage>().Where(s => s > Stage.Proposed))
        {
            Known.UnmetForNext(Given(Story.Before(stage)).State).ShouldBeEmpty();
        }

        Known.UnmetForNext(Given(Story.At(Stage.Evaluated)).State).ShouldBeEmpty();
        Guards.Unmet(Given(Story.At(Stage.Proposed)).State, Stage.Proposed, Today, Ask.Tree).ShouldBeEmpty();
    }

    /// <summary>As advancing itself would be refused: what is suspended or declined goes nowhere, and what has ended can still be evaluated.</summary>
    [Fact]
    public void How_it_stands_keeps_it_from_its_next_stage_and_is_said_first()
    {
        var suspended = Story.Before(Stage.Implementing).And(new AgreementSuspended(Qingsu, "审计", Now));
        Known.UnmetForNext(Given(suspended).State).ShouldBe([new NotOpen(Standing.Suspended)]);
        Given(suspended).When(Ask.Start()).ThenRefused(new NotOpen(Standing.Suspended));
        Known.UnmetForNext(Given(Story.At(Stage.Proposed).And(new AgreementDeclined(CqWomen, "无", Now))).State)
            .ShouldBe([new NotOpen(Standing.Declined), new TermsMissing(), new ConsentMissing(Qingsu, QingsuName), new ConsentMissing(CqWomen, CqWomenName)]);

        var over = ReadyToEvaluate.And(new AgreementExpired(new DateOnly(2025, 3, 1)));
        Known.UnmetForNext(Given(over).State).ShouldBeEmpty();
        Given(over).When(Ask.Evaluated()).Then(new AgreementEvaluated(89m, Grade.Good, Recommendation.Renew, Now, null));
        Known.UnmetForNext(Given(over.And(new AgreementArchived(null, Now))).State).ShouldBe([new NotOpen(Standing.Archived)]);
        Known.UnmetForNext(Given(Story.At(Stage.Evaluated).And(new AgreementArchived(null, Now))).State).ShouldBeEmpty("nothing comes next");
    }

    private static IReadOnlyList<AgreementEvent> Consented(AgreementKind kind, params IReadOnlyList<Party> parties) =>
        Story.ProposedAmong(kind, parties).And(new TermsRevised(1, Text1, Digest1, []), new TermsConsented(Qingsu, Digest1, Now));

    private static IReadOnlyList<AgreementEvent> Signable(AgreementKind kind, params IReadOnlyList<Party> parties) =>
        Consented(kind, parties).And(new AgreementNegotiated(Digest1, Now, null), new SignatureRecorded(FirstSignature));
}
