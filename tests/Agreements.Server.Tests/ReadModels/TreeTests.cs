using Agreements.Server.ReadModels.Board;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Tree;
using static Agreements.Server.Tests.ReadModels.Given;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>A framework, a plan below it, and a sub-agreement below that.</summary>
[Collection(SharedServer.Name)]
public sealed class TreeTests(RunningServer server)
{
    private static readonly Terms TwoClauses = Given.Text with
    {
        Clauses = [new Clause("exchange", new Text("师生互派")), new Clause("courses", new Text("课程建设", "Course building"))],
    };

    [Fact]
    public async Task The_whole_tree_is_shown_from_anywhere_in_it()
    {
        var (top, plan, sub) = await TreeAsync();
        foreach (var id in (Guid[])[top, plan, sub])
        {
            var tree = (await TreeQuery.AroundAsync(server.Reader, id))!;
            tree.IsCut.ShouldBeFalse();
            tree.Top.Node.Id.ShouldBe(top);
            tree.Top.Below.Single().Node.Id.ShouldBe(plan);
            tree.Top.Below.Single().Below.Single().Node.Id.ShouldBe(sub);
        }

        (await TreeQuery.BelowAsync(server.Reader, top)).Select(b => (b.Node.Id, b.Depth)).ShouldBe([(plan, 1), (sub, 2)]);
        (await TreeQuery.AroundAsync(server.Reader, Guid.NewGuid())).ShouldBeNull();
    }

    [Fact]
    public async Task An_agreement_that_is_moved_leaves_its_old_place()
    {
        var (top, plan, sub) = await TreeAsync();
        await server.SendAllAsync(new PlaceUnder(top, "归口调整").For(sub));
        (await TreeQuery.AroundAsync(server.Reader, plan))!.Top.Below.Select(b => b.Node.Id).ShouldBe([plan, sub], ignoreOrder: true);
        (await RegisterQuery.FindAsync(server.Reader, sub))!.Parent.ShouldBe(top);
    }

    /// <summary>Two that named each other when they were proposed: nothing runs for ever.</summary>
    [Fact]
    public async Task A_circle_ends()
    {
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        await server.SendAllAsync(Proposed(a, parent: b));
        await server.SendAllAsync(Proposed(b, parent: a));
        (await TreeQuery.BelowAsync(server.Reader, a)).Select(n => n.Node.Id).ShouldBe([b]);
        (await TreeQuery.AroundAsync(server.Reader, a)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Each_clause_says_who_carries_it_and_which_nobody_carries()
    {
        var (top, plan, sub) = await TreeAsync();
        await server.SendAllAsync(new CarryClauses(["exchange"]).For(plan));
        await server.SendAllAsync(new CarryClauses(["exchange"], top).For(sub));
        var coverage = (await CoverageQuery.OfAsync(server.Reader, top))!;
        coverage.Clauses.Select(c => (c.Clause, c.IsCarried, c.Carriers.Count)).ShouldBe([("exchange", true, 2), ("courses", false, 0)]);
        coverage.Gone.ShouldBeEmpty();
        (await UncarriedAsync(top)).ShouldBe(["courses"]);
    }

    [Fact]
    public async Task What_was_withdrawn_carries_nothing_and_a_clause_that_is_gone_is_told()
    {
        var (top, plan, _) = await TreeAsync();
        await server.SendAllAsync(
            new CarryClauses(["exchange", "courses"]).For(plan), new WithdrawAgreement("另行安排").For(plan));
        await server.SendAllAsync(new ReviseTerms(TwoClauses with { Clauses = [TwoClauses.Clauses![1]] }).For(top));
        var coverage = (await CoverageQuery.OfAsync(server.Reader, top))!;
        coverage.Clauses.Select(c => (c.Clause, c.IsCarried)).ShouldBe([("courses", false)]);
        coverage.Clauses[0].Carriers.Single().Standing.ShouldBe(Standing.Withdrawn);
        coverage.Gone.Single().Clause.ShouldBe("exchange");
        (await UncarriedAsync(top)).ShouldBe(["courses"]);
    }

    [Fact]
    public async Task What_is_over_leaves_the_board_and_the_register_says_how_it_stands()
    {
        var id = Guid.NewGuid();
        await server.SendAllAsync([.. Negotiated(id), new SuspendAgreement(SchoolA.Id, "搬迁").For(id)]);
        (await BoardQuery.FindAsync(server.Reader, id))!.IsClosed.ShouldBeFalse();
        (await RegisterQuery.FindAsync(server.Reader, id))!.Standing.ShouldBe(Standing.Suspended);
        (await FoundAsync(id, Standing.Suspended)).ShouldBeTrue();
        await server.SendAllAsync(new DeclineAgreement(SchoolB.Id, "暂无条件").For(id));
        var card = (await BoardQuery.FindAsync(server.Reader, id))!;
        (card.IsClosed, card.Standing).ShouldBe((true, Standing.Declined));
        (await FoundAsync(id, Standing.Suspended)).ShouldBeFalse();
        (await FoundAsync(id, Standing.Declined)).ShouldBeTrue();
    }

    private async Task<bool> FoundAsync(Guid id, Standing standing)
    {
        var page = await RegisterQuery.PageAsync(server.Reader, new RegisterFilter { Standings = [standing], PageSize = 200 });
        page.Facets!.ByStanding.Keys.ShouldBeSubsetOf([standing]);
        page.Facets.ByStanding.GetValueOrDefault(standing).ShouldBe(page.Facets.Total);
        return page.Rows.Any(r => r.Id == id);
    }

    private async Task<string[]> UncarriedAsync(Guid top)
    {
        var found = new List<string>();
        for (string? after = null; ;)
        {
            var page = await CoverageQuery.UncarriedAsync(server.Reader, after, 1);
            found.AddRange(page.Clauses.Where(c => c.Id == top).Select(c => c.Clause));
            if ((after = page.Next) is null)
            {
                return [.. found];
            }
        }
    }

    private async Task<(Guid Top, Guid Plan, Guid Sub)> TreeAsync()
    {
        var (top, plan, sub) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await server.SendAllAsync(Proposed(top, "总协议", kind: AgreementKind.Framework), new ReviseTerms(TwoClauses).For(top));
        await server.SendAllAsync(Proposed(plan, "行动计划", kind: AgreementKind.ActionPlan, parent: top));
        await server.SendAllAsync(Proposed(sub, "分项协议", parent: plan));
        return (top, plan, sub);
    }
}
