using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Recording;

public sealed class RecordStageSpecs
{
    [Fact]
    public void What_happened_outside_is_recorded_without_our_guards_and_with_nothing_made_up() =>
        Given(Story.ProposedAmong(AgreementKind.FriendshipSchool, First, Unnamed)).When(Ask.Record(Stage.Signed, Visit, "重庆", "见报")).Then(
            new AgreementNegotiated(null, null, Press, Implied: true),
            new AgreementSigned(Visit, "重庆", "见报", Press));

    [Fact]
    public void Stages_passed_on_the_way_have_an_unknown_day_and_the_text_that_is_there() =>
        Given(Story.Before(Stage.Negotiated)).When(Ask.Record(Stage.Evaluated, Visit, "重庆", "见报")).Then(
            new AgreementNegotiated(Digest1, null, Press, Implied: true),
            new AgreementSigned(null, null, null, Press, true),
            new ImplementationStarted(null, null, Press, Implied: true),
            new AgreementEvaluated(null, null, null, Visit, Press, "重庆", "见报"));

    [Theory]
    [InlineData(Stage.Negotiated)]
    [InlineData(Stage.Signed)]
    [InlineData(Stage.Implementing)]
    [InlineData(Stage.Evaluated)]
    public void Every_stage_of_the_way_is_entered_once(Stage stage)
    {
        var decision = ((Asked)Ask.Record(stage)).DecideOn(Given(Story.At(Stage.Proposed)).State);
        decision.Events.Select(Story.Enters).ShouldBe(Enum.GetValues<Stage>().Where(s => s > Stage.Proposed && s <= stage).Cast<Stage?>());
        var after = Given(Story.At(Stage.Proposed)).When(Ask.Record(stage)).Then(decision.Events);
        after.Entries[stage].ShouldBe(new StageEntry(null, true, after.Version));
    }

    [Fact]
    public void One_stage_further_keeps_note_and_day() =>
        Given(Story.At(Stage.Signed)).When(Ask.Record(Stage.Implementing, Visit, "重庆", "见报")).Then(new ImplementationStarted(Visit, "见报", Press, "重庆"));

    [Theory]
    [InlineData(Stage.Proposed)]
    [InlineData(Stage.Negotiated)]
    [InlineData(Stage.Signed)]
    public void A_stage_reached_before_says_nothing_new(Stage stage) => Given(Story.At(Stage.Signed)).When(Ask.Record(stage, Visit)).ThenNothing();

    [Fact]
    public void A_recorded_stage_is_told_from_a_decided_one()
    {
        Given(Story.At(Stage.Signed)).State.Entries[Stage.Signed].Recorded.ShouldBeFalse();
        var recorded = Given(Story.At(Stage.Negotiated).And(new AgreementSigned(Visit, null, null, Press))).State;
        recorded.Entries[Stage.Signed].ShouldBe(new StageEntry(Visit, true, recorded.Version));
    }

    [Fact]
    public void A_recorded_stage_on_an_old_version_is_refused() =>
        Given(Story.At(Stage.Signed)).When(Ask.Record(Stage.Evaluated).Seeing(1))
            .ThenRefused(new VersionStale(1, Story.At(Stage.Signed).Count));
}

public sealed class LeaveQuestionOpenSpecs
{
    [Theory]
    [InlineData(Stage.Proposed)]
    [InlineData(Stage.Evaluated)]
    public void A_question_is_left_open_at_any_time(Stage stage) =>
        Given(Story.At(stage)).When(Ask.LeaveOpen("Signing date unknown", Press)).Then(new QuestionLeftOpen("Signing date unknown", Press))
            .OpenQuestions.ShouldBe(["Signing date unknown"]);

    [Fact]
    public void The_same_question_of_another_source_is_the_same_question() =>
        Given(Story.At(Stage.Proposed).And(new QuestionLeftOpen("Which school signed?", Press)))
            .When(Ask.LeaveOpen("Which school signed?")).ThenNothing();
}
