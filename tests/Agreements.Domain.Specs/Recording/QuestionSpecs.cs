using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Recording;

public sealed class QuestionSpecs : RefusalSpecs<QuestionSpecs>, IRefusalCases
{
    private const string Asked = "Which school signed?";

    private static readonly IReadOnlyList<AgreementEvent> Raised = Story.At(Stage.Signed).And(new QuestionLeftOpen(Asked, Press));

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("answer to a question that nobody asked", Story.At(Stage.Signed), Ask.Answer(Asked, "青苏职中"), new QuestionUnknown(Asked)),
        new("a question dropped that nobody asked", Story.At(Stage.Signed), Ask.Drop(Asked), new QuestionUnknown(Asked)),
        new("an answered question dropped", Raised.And(new QuestionAnswered(Asked, "青苏职中", null)), Ask.Drop(Asked), new QuestionHasAnswer(Asked)),
        new("a question of no agreement", [], Ask.Answer(Asked, "青苏职中"), new AgreementUnknown(Id)),
    ];

    [Fact]
    public void An_answer_closes_the_question_and_stays()
    {
        var after = Given(Raised).When(Ask.Answer(Asked, "青苏职中", Press)).Then(new QuestionAnswered(Asked, "青苏职中", Press));
        after.OpenQuestions.ShouldBeEmpty();
        after.SettledQuestions[Asked].ShouldBe("青苏职中");
    }

    [Fact]
    public void A_better_answer_takes_the_place_of_the_first() =>
        Given(Raised.And(new QuestionAnswered(Asked, "青苏职中", null))).When(Ask.Answer(Asked, "重庆女职中")).Then(new QuestionAnswered(Asked, "重庆女职中", null))
            .SettledQuestions[Asked].ShouldBe("重庆女职中");

    [Fact]
    public void A_question_is_dropped_with_a_reason_once()
    {
        Given(Raised).When(Ask.Drop(Asked)).Then(new QuestionDropped(Asked, "已无必要")).OpenQuestions.ShouldBeEmpty();
        Given(Raised.And(new QuestionDropped(Asked, "已无必要"))).When(Ask.Drop(Asked, "另一理由")).ThenNothing();
    }

    [Fact]
    public void A_dropped_question_can_still_be_answered_or_raised_again()
    {
        Given(Raised.And(new QuestionDropped(Asked, "已无必要"))).When(Ask.Answer(Asked, "青苏职中")).Then(new QuestionAnswered(Asked, "青苏职中", null));
        var again = Given(Raised.And(new QuestionDropped(Asked, "已无必要"))).When(Ask.LeaveOpen(Asked)).Then(new QuestionLeftOpen(Asked, null));
        again.OpenQuestions.ShouldBe([Asked]);
        again.SettledQuestions.ShouldBeEmpty();
    }
}
