using static Agreements.Domain.Specs.Engaging.Meetings;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Engaging;

/// <summary>Action items with a verifier, and what resolutions lead to.</summary>
public sealed class FollowUpSpecs
{
    private const string Item = "return-visit";

    private static readonly ActionItemRaised Verified = Raised with { Verifier = CqWomen };
    private static readonly ActionItemClaimed Claimed = new(Item, Now, "照片");
    private static readonly ActionItemRejected Rejected = new(Item, CqWomen, "照片不清", Now);
    private static readonly ResolutionAdopted Adopted = new("group", Visit, null, null);

    [Fact]
    public void An_item_names_who_has_to_verify_it_and_the_resolution_that_it_carries_out() =>
        EngagementSpec.Given(Recorded, Proposed).When(Engage.Raise() with { Verifier = CqWomen, Resolution = "group" })
            .Then(Raised with { Verifier = CqWomen, Resolution = "group" }).FindItem(Item)
            .ShouldBe(new ActionItem(Item, Return, Qingsu, Raised.Due, ActionItemStatus.Open, Verifier: CqWomen, Resolution: "group"));

    [Fact]
    public void A_body_can_verify() =>
        EngagementSpec.Given(Recorded).When(Engage.Raise() with { Verifier = "voc-alliance" }).Then(Raised with { Verifier = "voc-alliance" });

    [Fact]
    public void Done_is_a_claim_until_the_verifier_has_confirmed_it()
    {
        var claimed = EngagementSpec.Given(Recorded, Verified).When(Engage.Finish()).Then(Claimed).FindItem(Item)!;
        (claimed.Status, claimed.Claim, claimed.IsUnfinished).ShouldBe((ActionItemStatus.Claimed, Claimed, true));
        var done = EngagementSpec.Given(Recorded, Verified, Claimed).When(Engage.Verify(CqWomen)).Then(new ActionItemVerified(Item, CqWomen, "属实", Now))
            .FindItem(Item)!;
        (done.Status, done.Verification!.By, done.IsUnfinished).ShouldBe((ActionItemStatus.Done, CqWomen, false));
    }

    [Fact]
    public void What_the_verifier_rejects_is_open_again_and_can_be_claimed_again()
    {
        var open = EngagementSpec.Given(Recorded, Verified, Claimed).When(Engage.RejectItem(CqWomen)).Then(Rejected).FindItem(Item)!;
        (open.Status, open.Rejection).ShouldBe((ActionItemStatus.Open, Rejected));
        EngagementSpec.Given(Recorded, Verified, Claimed, Rejected).When(Engage.Finish()).Then(Claimed).FindItem(Item)!.Rejection.ShouldBeNull();
    }

    [Fact]
    public void A_source_that_tells_that_it_was_done_waits_for_nobody() =>
        EngagementSpec.Given(Recorded, Verified).When(Engage.Finish().TakingOver())
            .Then(new ActionItemDone(Item, Now, "照片"));

    [Fact]
    public void Whoever_the_verifier_was_merged_into_verifies()
    {
        var merged = Institution.Evolve(Registered(CqWomen), new InstitutionMerged("women-and-children", "更名"));
        var related = Around.And(merged, Registered("women-and-children"));
        EngagementSpec.Given(Recorded, Verified, Claimed).When(Engage.Verify("women-and-children").Knowing(related))
            .Then(new ActionItemVerified(Item, "women-and-children", "属实", Now));
    }

    [Fact]
    public void What_waits_for_its_verifier_stays_when_the_open_items_are_carried_over_and_can_be_given_up()
    {
        EngagementSpec.Given(Recorded, Verified, Claimed).When(Engage.CarryOver(After(Later))).ThenNothing();
        EngagementSpec.Given(Recorded, Verified, Claimed).When(Engage.DropItem()).Then(new ActionItemDropped(Item, "已无必要"));
    }

    [Fact]
    public void An_item_carried_over_keeps_its_verifier_and_may_get_another_day()
    {
        var moved = Edtf.Parse("2026-03");
        var asked = EngagementSpec.Given(Recorded, Proposed, Verified with { Resolution = "group" })
            .When(new CarryOverActionItems(LaterId, Item, moved).Knowing(Around.And(After(Later))));
        asked.Then(new ActionItemCarriedOver(Item, LaterId));
        asked.Decision.Beside.ShouldHaveSingleItem().Events.ShouldBe([Verified with { From = Meetings.Id, Due = moved }]);
    }

    [Theory]
    [InlineData("2025-12-31", false)]
    [InlineData("2026-01-01", true)]
    public void An_open_item_is_overdue_after_the_last_day_that_its_day_can_mean(string today, bool isOverdue)
    {
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        EngagementSpec.Given(Recorded, Raised).State.FindItem(Item)!.IsOverdue(day).ShouldBe(isOverdue);
        EngagementSpec.Given(Recorded, Raised with { Due = null }).State.FindItem(Item)!.IsOverdue(day).ShouldBeFalse();
        EngagementSpec.Given(Recorded, Raised, Claimed).State.FindItem(Item)!.IsOverdue(day).ShouldBeFalse();
    }

    [Fact]
    public void A_resolution_names_the_items_that_carry_it_out_and_they_name_it()
    {
        var after = EngagementSpec.Given(Recorded, Proposed, Raised, Raised with { Id = "second" }).When(Engage.Trace() with { ActionItems = [Item, "second"] })
            .Then(new ResolutionTraced("group", [Item, "second"], null));
        after.ActionItems.Select(i => i.Resolution).ShouldBe(["group", "group"]);
    }

    [Fact]
    public void A_resolution_names_the_commitment_that_it_led_to_and_the_agreement_names_the_engagement()
    {
        var asked = EngagementSpec.Given(Recorded, Proposed, Adopted).When(Engage.Trace() with { Agreement = World.Id, Commitment = Exchange.Id });
        asked.Then(new ResolutionTraced("group", null, new LedTo(World.Id, Exchange.Id, null)))
            .FindResolution("group")!.LedTo.ShouldBe([new LedTo(World.Id, Exchange.Id, null)]);
        var beside = asked.Decision.Beside.ShouldHaveSingleItem();
        var traced = new TracedToEngagement(Meetings.Id, "group", null, Exchange.Id, null);
        (beside.Id, beside.Events.ShouldHaveSingleItem()).ShouldBe((World.Id, traced));
        var agreement = Around.FindAgreement(World.Id)!;
        Agreement.Evolve(agreement, traced).Traces.ShouldBe([traced]);
        Agreement.Evolve(agreement, traced).NamedAgreements.ShouldContain(Meetings.Id);
        Agreement.Evolve(agreement, traced).Without(new HashSet<Guid> { Meetings.Id }).Traces.ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_is_new_is_recorded_once_more()
    {
        var led = new ResolutionTraced("group", [Item], new LedTo(World.Id, null, Stage.Implementing));
        EngagementSpec.Given(Recorded, Proposed, Raised, led)
            .When(Engage.Trace() with { ActionItems = [Item], Agreement = World.Id, Stage = Stage.Implementing }).ThenNothing();
        var asked = EngagementSpec.Given(Recorded, Proposed, Raised, Raised with { Id = "second" }, led)
            .When(Engage.Trace() with { ActionItems = [Item, "second"], Agreement = World.Id, Stage = Stage.Implementing });
        asked.Then(new ResolutionTraced("group", ["second"], null));
        asked.Decision.Beside.ShouldBeEmpty();
    }

    private static Institution Registered(string code) =>
        Institution.Evolve(Institution.Unwritten(code), new InstitutionRegistered(code, InstitutionKind.School, new Text(code), [], null, null, null));
}
