using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs;

/// <summary>What falls due by itself, and that its command does something on its day, nothing before, and nothing twice.</summary>
public sealed class CalendarSpecs
{
    private static readonly TerminationNoticed Noticed = new(CqWomen, "专业调整", Now, new DateOnly(2025, 5, 1));

    public static TheoryData<DueKind> Kinds => [.. Enum.GetValues<DueKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_due_is_done_on_its_day_not_before_and_once(DueKind what)
    {
        var state = Given(Example(what)).State;
        var due = Calendar.Of(state).Single(d => d.What == what);
        Ask(what, due.Day.AddDays(-1)).DecideOn(state).Events.ShouldBeEmpty();
        var events = Ask(what, due.Day).DecideOn(state).Events;
        events.ShouldNotBeEmpty();
        var after = Agreement.Fold(state, events);
        Ask(what, due.Day.AddDays(1)).DecideOn(after).Events.ShouldBeEmpty();
        Calendar.Of(after).ShouldNotContain(d => d.What == what && d.Day <= due.Day);
    }

    [Fact]
    public void The_day_after_the_last_one_and_the_day_of_the_notice() =>
        Calendar.Of(Given(Story.At(Stage.Signed).And(Noticed)).State)
            .ShouldBe([new DueDay(DueKind.Expiry, new DateOnly(2028, 3, 28)), new DueDay(DueKind.NoticeEffect, new DateOnly(2025, 5, 1))]);

    [Fact]
    public void Nothing_is_due_before_the_signing_nor_when_all_is_over()
    {
        Calendar.Of(Given(Story.At(Stage.Negotiated)).State).ShouldBeEmpty();
        Calendar.Of(Given(Story.At(Stage.Signed).And(Noticed, new AgreementTerminated(Now, "完", TerminationBasis.Immediate))).State).ShouldBeEmpty();
    }

    private static Asked Ask(DueKind what, DateOnly day) => Calendar.CommandFor(what).By(new Actor("daily-round", "system", ActingRole.System)).On(day)
        .Knowing(Harness.Ask.Around(Renewing.RenewingSpecs.Successor(Stage.Signed)));

    private static IReadOnlyList<AgreementEvent> Example(DueKind what) => what switch
    {
        DueKind.Expiry => Story.At(Stage.Implementing),
        // The exchange of teachers is due by the end of 2025 and every year: the day after, the next one comes round.
        DueKind.Round => Story.At(Stage.Implementing),
        DueKind.NoticeEffect => Story.At(Stage.Signed).And(Noticed),
        DueKind.Supersession => Story.At(Stage.Evaluated).And(new SuccessorSigned(Renewing.RenewingSpecs.SuccessorId, Renewing.RenewingSpecs.TakesOver)),
        DueKind.Amendment => Amending.AmendingSpecs.Scheduled,
        DueKind.Update => Story.At(Stage.Signed).And(new FactUpdateScheduled("title", "新标题", new DateOnly(2025, 9, 1), null)),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Show an agreement in which this falls due."),
    };
}
