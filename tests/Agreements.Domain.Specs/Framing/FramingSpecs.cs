using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Framing;

public sealed class PlaceSpecs : RefusalSpecs<PlaceSpecs>, IRefusalCases
{
    private static readonly Guid Child = new("0195d3a0-0000-7000-8000-000000000004");
    private static readonly Guid Grandchild = new("0195d3a0-0000-7000-8000-000000000005");
    private static readonly IReadOnlyList<AgreementEvent> There = Story.At(Stage.Proposed);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("under itself", There, Ask.Place(Id), new ParentIsItself()),
        new("under what is not there", There, Ask.Place(Grandchild), new ParentUnknown(Grandchild)),
        new("under its child", There, Ask.Place(Child).Knowing(Ask.Around(Ask.Below(Child, Id))), new ParentBelow(Child, Title)),
        new("under its grandchild", There, Ask.Place(Grandchild).Knowing(Ask.Around(Ask.Below(Child, Id), Ask.Below(Grandchild, Child))),
            new ParentBelow(Grandchild, Title)),
        new("under what is suspended", There, Ask.Place(Ask.OtherId).Knowing(Ask.Around(Ask.Framework(Ask.OtherId, new AgreementSuspended(Qingsu, "搬迁", Now)))),
            new ParentNotOpen(Ask.OtherId, Title, Standing.Suspended)),
        new("in the archive", Story.At(Stage.Evaluated).And(new AgreementArchived(null, Now)), Ask.Place(null), new NotOpen(Standing.Archived)),
    ];

    [Fact]
    public void It_is_moved_and_carries_nothing_there_yet()
    {
        var after = Given(There.And(new ClausesCarried(ParentId, ["exchange"]))).When(Ask.Place(Ask.OtherId))
            .Then(new PlacedUnder(Ask.OtherId, ParentId, "归口调整", Now));
        after.Parent.ShouldBe(Ask.OtherId);
        after.Carried.ShouldBeEmpty();
    }

    [Fact]
    public void It_is_taken_out() => Given(There).When(Ask.Place(null)).Then(new PlacedUnder(null, ParentId, "归口调整", Now)).Parent.ShouldBeNull();

    [Fact]
    public void Where_a_source_places_it_it_is_whatever_has_become_of_that() =>
        Given(There).When((Ask.Place(Ask.OtherId) with { Source = Press }).Knowing(Ask.Around(Ask.Framework(Ask.OtherId, new AgreementExpired(Today)))))
            .Then(new PlacedUnder(Ask.OtherId, ParentId, "归口调整", null, Press));

    /// <summary>Two agreements named each other as the one above when they were proposed: the line ends, and the circle is not closed again.</summary>
    [Fact]
    public void A_line_that_runs_in_a_circle_ends()
    {
        var around = Ask.Around(Ask.Below(Child, Grandchild), Ask.Below(Grandchild, Child));
        around.LineFrom(Child).Select(a => a.Id).ShouldBe([Child, Grandchild]);
        Given(There).When(Ask.Place(Child).Knowing(around)).Then(new PlacedUnder(Child, ParentId, "归口调整", Now));
    }

    [Fact]
    public void It_asks_for_the_whole_line_above() => Ask.Place(Ask.OtherId).Needs(Given(There).State).UpFrom.ShouldBe([Ask.OtherId]);
}

public sealed class CarrySpecs : RefusalSpecs<CarrySpecs>, IRefusalCases
{
    private static readonly IReadOnlyList<AgreementEvent> There = Story.At(Stage.Proposed);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nothing is above", Story.ProposedAmong(AgreementKind.Aid, First), Ask.Carry("exchange"), new NothingAbove()),
        new("the other is not above", There, Ask.Carry("exchange") with { Of = Ask.OtherId }, new NotAbove(Ask.OtherId)),
        new("the one above has no such clauses", There, Ask.Carry("exchange", "moon", "stars"), new ClausesUnknown(Title, "moon, stars")),
    ];

    [Fact]
    public void Only_what_is_new_is_recorded()
    {
        var two = Ask.Around(Ask.Framework(ParentId, new TermsRevised(2, Text2, Digest2, [])));
        var after = Given(There.And(new ClausesCarried(ParentId, ["exchange"]))).When(Ask.Carry("courses", "exchange").Knowing(two))
            .Then(new ClausesCarried(ParentId, ["courses"]));
        after.CarriedOf(ParentId).ShouldBe(["exchange", "courses"]);
    }

    [Fact]
    public void A_clause_of_the_framework_is_carried_over_the_plan_between()
    {
        var between = Ask.Around(Ask.Below(ParentId, Ask.OtherId, new TermsRevised(2, new Terms(), Digest2, [])), Ask.Framework(Ask.OtherId));
        Given(There).When((Ask.Carry("exchange") with { Of = Ask.OtherId }).Knowing(between)).Then(new ClausesCarried(Ask.OtherId, ["exchange"]));
    }

    [Fact]
    public void What_is_not_carried_need_not_be_dropped()
    {
        Given(There).When(Ask.DropCarried("exchange")).ThenNothing();
        Given(There.And(new ClausesCarried(ParentId, ["exchange"]))).When(Ask.DropCarried("exchange", "moon"))
            .Then(new ClausesDropped(ParentId, ["exchange"])).Carried.ShouldBeEmpty();
    }
}
