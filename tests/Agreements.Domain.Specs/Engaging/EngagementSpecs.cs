using static Agreements.Domain.Specs.Engaging.Meetings;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Engaging;

public sealed class EngagementSpecs
{
    [Fact]
    public void It_is_recorded_with_all_that_is_known()
    {
        var after = EngagementSpec.Given().When(Engage.Record()).Then(Recorded);
        (after.Kind, after.Title, after.On, after.Place, after.Reference, after.Source)
            .ShouldBe((EngagementKind.Visit, Meetings.Title, Visit, "重庆市江北区", "QJ-V1", Press));
        after.Participants.ShouldBe([Qingsu, CqWomen]);
        after.Agreements.ShouldBe([World.Id]);
    }

    [Fact]
    public void Who_stands_there_twice_took_part_once() =>
        EngagementSpec.Given().When(Engage.Record() with { Participants = [Qingsu, CqWomen, Qingsu], Agreements = [World.Id, World.Id] }).Then(Recorded);

    [Fact]
    public void Recorded_again_after_it_was_mended_says_nothing_new() =>
        EngagementSpec.Given(Recorded, new ParticipantRemoved(CqWomen, "未到场"), new EngagementRescheduled(Now, null, "天气原因"))
            .When(Engage.Record()).ThenNothing();

    [Fact]
    public void It_is_put_on_another_day()
    {
        var after = EngagementSpec.Given(Recorded).When(Engage.Reschedule("2025-04-10"))
            .Then(new EngagementRescheduled(Edtf.Parse("2025-04-10"), "重庆市江北区", "天气原因"));
        after.On.ShouldBe(Edtf.Parse("2025-04-10"));
        EngagementSpec.Given(Recorded).When(Engage.Reschedule(null, null)).Then(new EngagementRescheduled(null, null, "天气原因")).Place.ShouldBeNull();
        EngagementSpec.Given(Recorded).When(Engage.Reschedule(Visit.Value)).ThenNothing();
    }

    [Theory]
    [InlineData(Changan)]
    [InlineData("voc-alliance")]
    public void An_institution_or_a_body_takes_part(string who) =>
        EngagementSpec.Given(Recorded).When(Engage.Add(who)).Then(new ParticipantAdded(who)).Participants.ShouldBe([Qingsu, CqWomen, who]);

    [Fact]
    public void Who_did_not_come_is_taken_off()
    {
        EngagementSpec.Given(Recorded).When(Engage.Remove(CqWomen)).Then(new ParticipantRemoved(CqWomen, "未到场")).Participants.ShouldBe([Qingsu]);
        EngagementSpec.Given(Recorded).When(Engage.Remove(Changan)).ThenNothing();
    }

    [Fact]
    public void It_is_linked_to_an_agreement_and_unlinked()
    {
        var alone = Recorded with { Agreements = [] };
        EngagementSpec.Given(alone).When(Engage.Link(World.Id)).Then(new EngagementLinked(World.Id)).Agreements.ShouldBe([World.Id]);
        EngagementSpec.Given(Recorded).When(Engage.Unlink(World.Id)).Then(new EngagementUnlinked(World.Id, "与该协议无关")).Agreements.ShouldBeEmpty();
        EngagementSpec.Given(alone).When(Engage.Unlink(World.Id)).ThenNothing();
    }

    [Fact]
    public void A_resolution_is_put_forward_and_adopted_on_the_day()
    {
        EngagementSpec.Given(Recorded).When(Engage.Propose()).Then(Proposed).Resolutions.ShouldHaveSingleItem().Status.ShouldBe(ResolutionStatus.Proposed);
        EngagementSpec.Given(Recorded, Proposed).When(Engage.Adopt()).Then(new ResolutionAdopted("group", Visit, null, null))
            .FindResolution("group").ShouldBe(new Resolution("group", Wording, ResolutionStatus.Adopted, Visit));
        EngagementSpec.Given(Recorded, Proposed).When(Engage.Adopt(Meetings.Id)).Then(new ResolutionAdopted("group", Visit, null, null));
    }

    [Fact]
    public void A_resolution_is_adopted_at_a_later_engagement() =>
        EngagementSpec.Given(Recorded, Proposed).When(Engage.Adopt(LaterId, After(Later)).On(new DateOnly(2025, 10, 1)))
            .Then(new ResolutionAdopted("group", Later.On, LaterId, null)).FindResolution("group")!.At.ShouldBe(LaterId);

    [Fact]
    public void A_resolution_is_given_up() =>
        EngagementSpec.Given(Recorded, Proposed).When(Engage.DropResolution()).Then(new ResolutionDropped("group", "已无必要"))
            .FindResolution("group")!.Status.ShouldBe(ResolutionStatus.Dropped);

    [Fact]
    public void A_fold_that_fits_no_stream_is_a_bug()
    {
        Should.Throw<InvalidOperationException>(() => EngagementSpec.Given(Proposed).State);
        Should.Throw<InvalidOperationException>(() => EngagementSpec.Given(Recorded, Recorded).State);
        Should.Throw<InvalidOperationException>(() => EngagementSpec.Given(Recorded, new ResolutionDropped("none", "无")).State);
        Should.Throw<InvalidOperationException>(() => EngagementSpec.Given(Recorded, new ActionItemDropped("none", "无")).State);
        Should.Throw<InvalidOperationException>(() => EngagementSpec.Given(Recorded, new Unheard()).State);
    }

    private sealed record Unheard : EngagementEvent;
}

public sealed class ActionItemSpecs
{
    [Fact]
    public void An_item_is_raised_and_open()
    {
        EngagementSpec.Given(Recorded).When(Engage.Raise()).Then(Raised).FindItem("return-visit")
            .ShouldBe(new ActionItem("return-visit", Return, Qingsu, Raised.Due, ActionItemStatus.Open));
        EngagementSpec.Given(Recorded).When(Engage.Raise(null)).Then(Raised with { Owner = null });
    }

    [Fact]
    public void An_item_is_done_or_given_up()
    {
        EngagementSpec.Given(Recorded, Raised).When(Engage.Finish()).Then(new ActionItemDone("return-visit", Now, "照片"))
            .FindItem("return-visit")!.Status.ShouldBe(ActionItemStatus.Done);
        EngagementSpec.Given(Recorded, Raised).When(Engage.DropItem()).Then(new ActionItemDropped("return-visit", "已无必要"))
            .FindItem("return-visit")!.Status.ShouldBe(ActionItemStatus.Dropped);
    }

    [Fact]
    public void Open_items_are_carried_over_until_they_are_done()
    {
        var asked = EngagementSpec.Given(Recorded, Raised, Raised with { Id = "done" }, new ActionItemDone("done", Now, null))
            .When(Engage.CarryOver(After(Later)));
        var after = asked.Then(new ActionItemCarriedOver("return-visit", LaterId));
        (after.FindItem("return-visit")!.Status, after.FindItem("return-visit")!.To).ShouldBe((ActionItemStatus.CarriedOver, LaterId));
        var beside = asked.Decision.Beside.ShouldHaveSingleItem();
        (beside.Id, beside.Version).ShouldBe((LaterId, 1));
        beside.Events.ShouldBe([Raised with { From = Meetings.Id }]);
        var there = Engagement.Fold(After(Later), beside.Events.Cast<EngagementEvent>());
        there.ActionItems.ShouldHaveSingleItem().ShouldBe(new ActionItem("return-visit", Return, Qingsu, Raised.Due, ActionItemStatus.Open, Meetings.Id));
    }

    [Fact]
    public void One_item_is_carried_over() =>
        EngagementSpec.Given(Recorded, Raised, Raised with { Id = "other" }).When(Engage.CarryOver(After(Later), "other"))
            .Then(new ActionItemCarriedOver("other", LaterId));

    [Fact]
    public void Nothing_open_is_nothing_to_carry_over() => EngagementSpec.Given(Recorded).When(Engage.CarryOver(After(Later))).ThenNothing();

    [Fact]
    public void An_item_becomes_a_commitment_on_both_streams()
    {
        var asked = EngagementSpec.Given(Recorded, Raised).When(Engage.Commit());
        asked.Then(new ActionItemBecameCommitment("return-visit", World.Id, "visit-back")).FindItem("return-visit")!.Commitment.ShouldBe("visit-back");
        var beside = asked.Decision.Beside.ShouldHaveSingleItem();
        beside.Id.ShouldBe(World.Id);
        beside.Events.Select(Stored.Text).ShouldBe(
        [
            Stored.Text(new CommitmentAdded(new Commitment("visit-back", Return, Qingsu, Raised.Due))),
            Stored.Text(new TracedToEngagement(Meetings.Id, null, "return-visit", "visit-back", null)),
        ]);
    }

    [Fact]
    public void The_commitment_takes_the_id_of_the_item_where_none_is_given() =>
        EngagementSpec.Given(Recorded, Raised).When(Engage.Commit(null)).Then(new ActionItemBecameCommitment("return-visit", World.Id, "return-visit"));
}
