using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Signing;

public sealed class SignatureSpecs : RefusalSpecs<SignatureSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nobody of that id", Story.At(Stage.Negotiated), Ask.Sign(FirstSignature with { Party = "nobody" }), new PartyUnknown("nobody")),
        new("a witness does not sign", Story.At(Stage.Negotiated), Ask.Sign(FirstSignature with { Party = JiangbeiEdu }),
            new NotPrincipal(JiangbeiEdu, JiangbeiEduName)),
        new("a principal without a name", Story.ProposedAmong(AgreementKind.Aid, First, Unnamed), Ask.Sign(FirstSignature with { Party = Unnamed.Id }),
            new PartyNotNamed(Unnamed.Id, UnnamedName)),
        new("nothing is agreed yet", Story.At(Stage.Proposed), Ask.Sign(FirstSignature), new WrongStage(Stage.Proposed, Stage.Negotiated)),
        new("it is signed: not even a source replaces the record", Story.At(Stage.Signed), Ask.Sign(FirstSignature with { Originals = 6, Source = Press }),
            new WrongStage(Stage.Signed, Stage.Negotiated)),
        new("it is signed: the record stands", Story.At(Stage.Signed), Ask.Sign(FirstSignature with { Originals = 6 }),
            new WrongStage(Stage.Signed, Stage.Negotiated)),
    ];

    [Fact]
    public void A_signature_given_outside_is_recorded_as_it_is() =>
        Given(Story.At(Stage.Negotiated)).When(Ask.Sign(FirstSignature)).Then(new SignatureRecorded(FirstSignature));

    [Fact]
    public void A_signature_of_which_only_the_principal_is_known_is_recorded() =>
        Given(Story.At(Stage.Negotiated)).When(Ask.Sign(new Signature(Qingsu, null))).Then(new SignatureRecorded(new Signature(Qingsu, null)));

    [Fact]
    public void Other_facts_replace_the_record_until_it_is_signed()
    {
        var better = FirstSignature with { Method = SigningMethod.Electronic, On = Now };
        var after = Given(Story.Before(Stage.Signed)).When(Ask.Sign(better)).Then(new SignatureRecorded(better));
        after.Signatures.Count.ShouldBe(2);
        after.Signatures[Qingsu].ShouldBe(better);
    }

    [Theory]
    [InlineData(Stage.Proposed)]
    [InlineData(Stage.Implementing)]
    public void A_signature_that_only_a_source_tells_of_is_recorded_at_any_time(Stage stage)
    {
        var told = new Signature(Qingsu, Edtf.Parse("2025-03~"), OutsideSystem: true, Source: Press);
        Given(Story.At(stage).Without<SignatureRecorded>()).When(Ask.Sign(told).TakingOver()).Then(new SignatureRecorded(told));
    }

    [Fact]
    public void The_same_facts_say_nothing_new_even_when_signed() => Given(Story.At(Stage.Signed)).When(Ask.Sign(FirstSignature)).ThenNothing();
}

public sealed class AttestSpecs : RefusalSpecs<AttestSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nobody of that id", Story.At(Stage.Negotiated), Ask.Attest("nobody"), new PartyUnknown("nobody")),
        new("a principal does not attest", Story.At(Stage.Negotiated), Ask.Attest(Qingsu), new NotWitness(Qingsu, QingsuName)),
        new("a source does not make a principal a witness", Story.At(Stage.Negotiated), Ask.Attest(Qingsu, Press), new NotWitness(Qingsu, QingsuName)),
        new("a witness without a name", Story.ProposedAmong(AgreementKind.Aid, First, UnnamedWitness), Ask.Attest(UnnamedWitness.Id),
            new PartyNotNamed(UnnamedWitness.Id, UnnamedName)),
        new("nothing is agreed yet", Story.At(Stage.Proposed), Ask.Attest(JiangbeiEdu), new WrongStage(Stage.Proposed, Stage.Negotiated, Stage.Signed)),
        new("work has begun", Story.At(Stage.Implementing).Without<WitnessAttested>(), Ask.Attest(JiangbeiEdu),
            new WrongStage(Stage.Implementing, Stage.Negotiated, Stage.Signed)),
        new("a school has no members to attest for it", Story.At(Stage.Negotiated), Ask.Attest(JiangbeiEdu) with { Member = Qingsu },
            new NotMember(Qingsu, JiangbeiEduName)),
    ];

    [Fact]
    public void A_witness_attests_today_before_the_signing_or_after_it()
    {
        var attested = new WitnessAttested(JiangbeiEdu, Now, null, null);
        Given(Story.At(Stage.Negotiated)).When(Ask.Attest(JiangbeiEdu)).Then(attested).Attestations.ShouldBe([JiangbeiEdu]);
        Given(Story.At(Stage.Signed).Without<WitnessAttested>()).When(Ask.Attest(JiangbeiEdu)).Then(attested);
    }

    [Theory]
    [InlineData(Stage.Proposed)]
    [InlineData(Stage.Implementing)]
    [InlineData(Stage.Evaluated)]
    public void What_a_source_reports_is_recorded_at_any_time_with_no_day_made_up(Stage stage) =>
        Given(Story.At(stage).Without<WitnessAttested>())
            .When((Ask.Attest(JiangbeiEdu, Press) with { Note = "见证签约" }).TakingOver()).Then(new WitnessAttested(JiangbeiEdu, null, "见证签约", Press));

    [Fact]
    public void Attesting_again_says_nothing_new() =>
        Given(Story.At(Stage.Evaluated)).When(Ask.Attest(JiangbeiEdu) with { On = Visit, Note = "又一次" }).ThenNothing();
}

public sealed class CeremonySpecs : RefusalSpecs<CeremonySpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nothing is agreed yet", Story.At(Stage.Proposed), Ask.Ceremony(), new WrongStage(Stage.Proposed, Stage.Negotiated)),
        new("it is signed: another ceremony is none of it", Story.At(Stage.Signed), Ask.Ceremony() with { Place = "成都" },
            new WrongStage(Stage.Signed, Stage.Negotiated)),
        new("a witness that is no party", Story.At(Stage.Negotiated), Ask.Ceremony() with { Witnesses = [JiangbeiEdu, "nobody"] }, new PartyUnknown("nobody")),
        new("a witness that is none", Story.At(Stage.Negotiated), Ask.Ceremony() with { Witnesses = [Changan] }, new NotWitness(Changan, ChanganName)),
    ];

    [Fact]
    public void Who_witnessed_it_is_part_of_the_record()
    {
        var seen = new CeremonyRecorded(Visit, "重庆", JiangbeiEdu, null, [QingyangEdu, JiangbeiEdu]);
        Given(Story.At(Stage.Negotiated)).When(Ask.Ceremony() with { Witnesses = [QingyangEdu, JiangbeiEdu] }).Then(seen).Ceremony.ShouldBe(seen);
    }

    [Fact]
    public void A_ceremony_is_put_on_record() =>
        Given(Story.At(Stage.Negotiated)).When(Ask.Ceremony()).Then(new CeremonyRecorded(Visit, "重庆", JiangbeiEdu, null));

    [Fact]
    public void Other_facts_replace_the_record_until_it_is_signed()
    {
        var other = new CeremonyRecorded(null, "成都", null, null);
        Given(Story.Before(Stage.Signed)).When(Ask.Ceremony() with { On = null, Place = "成都", Host = null }).Then(other).Ceremony.ShouldBe(other);
    }

    [Fact]
    public void What_a_source_reports_is_taken_over_at_any_time() =>
        Given(Story.At(Stage.Implementing).Without<CeremonyRecorded>()).When(Ask.Ceremony(Press).TakingOver())
            .Then(new CeremonyRecorded(Visit, "重庆", JiangbeiEdu, Press));

    /// <summary>Two sources never overwrite each other: what the second says otherwise stands beside what is on record.</summary>
    [Fact]
    public void What_a_second_source_says_otherwise_stands_beside_the_record()
    {
        var told = (Ask.Ceremony(Press) with { Place = "成都" }).TakingOver();
        var after = Given(Story.At(Stage.Implementing)).When(told).Then(new FactReported("ceremony.place", "成都", Press));
        after.Ceremony!.Place.ShouldBe("重庆");
        after.Contradictions.ShouldHaveSingleItem().Fact.ShouldBe("ceremony.place");
        Given(Story.At(Stage.Implementing)).When(Ask.Ceremony(Press).TakingOver()).ThenNothing();
    }

    [Fact]
    public void Naming_a_source_alone_loosens_nothing()
    {
        Given(Story.At(Stage.Implementing).Without<CeremonyRecorded>()).When(Ask.Ceremony(Press))
            .ThenRefused(new WrongStage(Stage.Implementing, Stage.Negotiated));
        Given(Story.At(Stage.Proposed)).When(Ask.Sign(FirstSignature with { Source = Press })).ThenRefused(new WrongStage(Stage.Proposed, Stage.Negotiated));
        Given(Story.At(Stage.Implementing).Without<WitnessAttested>()).When(Ask.Attest(JiangbeiEdu, Press))
            .ThenRefused(new WrongStage(Stage.Implementing, Stage.Negotiated, Stage.Signed));
    }

    [Fact]
    public void The_same_ceremony_says_nothing_new() => Given(Story.At(Stage.Evaluated)).When(Ask.Ceremony()).ThenNothing();
}
