using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Negotiating;

/// <summary>Whose turn it is, step by step through a negotiation.</summary>
public sealed class TurnSpecs
{
    private static readonly TermsRevised FromQingsu = new(1, Text1, Digest1, [], Qingsu);

    [Fact]
    public void First_somebody_drafts() => Turn([]).ShouldBe(new Turn(TurnTo.Draft, []));

    [Fact]
    public void Then_all_principals_answer_what_the_coordinator_drafted() =>
        Turn(new TermsRevised(1, Text1, Digest1, [])).ShouldBe(new Turn(TurnTo.Answer, [Qingsu, CqWomen]));

    [Fact]
    public void What_a_principal_proposed_the_others_answer_first() => Turn(FromQingsu).ShouldBe(new Turn(TurnTo.Answer, [CqWomen]));

    [Fact]
    public void To_propose_a_text_is_not_to_consent_to_it() =>
        Turn(FromQingsu, new TermsConsented(CqWomen, Digest1, Now)).ShouldBe(new Turn(TurnTo.Answer, [Qingsu]));

    [Fact]
    public void After_a_refusal_it_is_the_proposers_turn_whatever_others_have_not_said() =>
        Turn(FromQingsu, new TermsRefused(CqWomen, Digest1, "不", Now)).ShouldBe(new Turn(TurnTo.Redraft, [Qingsu]));

    [Fact]
    public void After_a_refusal_of_the_coordinators_text_it_is_the_coordinators_turn() =>
        Turn(new TermsRevised(1, Text1, Digest1, []), new TermsRefused(CqWomen, Digest1, "不", Now)) .ShouldBe(new Turn(TurnTo.Redraft, []));

    [Fact]
    public void A_proposer_that_left_has_no_turn() =>
        Turn(FromQingsu, new TermsRefused(CqWomen, Digest1, "不", Now), new PartyLeft(Qingsu, "不", Now, [], null)).ShouldBe(new Turn(TurnTo.Redraft, []));

    [Fact]
    public void Who_refused_and_left_holds_nobody_up() =>
        Turn(FromQingsu, new TermsRefused(CqWomen, Digest1, "不", Now), new PartyLeft(CqWomen, "不", Now, [], null)).ShouldBe(new Turn(TurnTo.Answer, [Qingsu]));

    [Fact]
    public void A_counter_proposal_turns_it_round() =>
        Turn(FromQingsu, new TermsRevised(2, Text2, Digest2, [], CqWomen, 1)).ShouldBe(new Turn(TurnTo.Answer, [Qingsu]));

    [Fact]
    public void When_all_have_consented_the_coordinator_goes_on() => Given(Story.Before(Stage.Negotiated)).State.Turn.ShouldBe(new Turn(TurnTo.Advance, []));

    [Fact]
    public void When_all_who_have_a_name_have_consented_the_rest_are_named() =>
        Given(Story.ProposedAmong(AgreementKind.Aid, First, Unnamed).And(new TermsRevised(1, Text1, Digest1, []), new TermsConsented(Qingsu, Digest1, Now)))
            .State.Turn.ShouldBe(new Turn(TurnTo.Name, []));

    [Theory]
    [InlineData(Stage.Negotiated)]
    [InlineData(Stage.Evaluated)]
    public void What_is_agreed_is_nobodys_turn(Stage stage) => Given(Story.At(stage)).State.Turn.ShouldBeNull();

    private static Turn? Turn(params IReadOnlyList<AgreementEvent> then) => Given(Story.At(Stage.Proposed).And(then)).State.Turn;
}
