using Agreements.Server.Commands;
using Agreements.Server.Storage;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Agreements.Server.Tests.Commands;

/// <summary>A state that is kept is the one that the events tell, whoever wrote them.</summary>
public sealed class KeptStatesTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task What_another_has_recorded_is_folded_on_top()
    {
        var id = Guid.NewGuid();
        await SendAsync(Proposal("甲").For(id));
        await using var session = server.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        (await session.LatestAsync<Agreement>(id, default))!.Version.ShouldBe(1);

        // Past this server's states, as another server would.
        await using (var other = server.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            other.Events.Append(id, new QuestionLeftOpen("原件在哪里", null), new QuestionLeftOpen("签署人是谁", null));
            await other.SaveChangesAsync();
        }

        var latest = await session.LatestAsync<Agreement>(id, default);
        (latest!.Version, latest.OpenQuestions.Count).ShouldBe((3, 2));
        (await SendAsync(new LeaveQuestionOpen("原件在哪里").For(id))).Recorded.ShouldBeEmpty();
        (await SendAsync(new LeaveQuestionOpen("何时生效").For(id))).Version.ShouldBe(4);
    }

    [Fact]
    public async Task The_id_of_something_else_is_the_id_of_nothing()
    {
        var id = Guid.NewGuid();
        await SendAsync(Proposal("乙").For(id));
        await using var session = server.Services.GetRequiredService<IDocumentStore>().LightweightSession();

        (await session.LatestAsync<Engagement>(id, default)).ShouldBeNull();
        (await session.LatestAsync<Agreement>(Guid.NewGuid(), default)).ShouldBeNull();
        await Should.ThrowAsync<WrongStreamException>(() => session.Events.FetchForWriting<Engagement>(id));
    }

    [Fact]
    public async Task All_that_a_decision_needs_is_loaded_and_what_is_not_there_is_known_to_be_absent()
    {
        var (top, middle, below, nowhere) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await SendAsync(Proposal("上").For(top));
        await SendAsync((Proposal("中") with { Parent = top }).For(middle));
        await SendAsync((Proposal("下") with { Parent = middle }).For(below));
        await using var session = server.Services.GetRequiredService<IDocumentStore>().LightweightSession();

        var related = await session.RelatedAsync(
            new() { UpFrom = [below], Agreements = [nowhere], Institutions = ["no-school"], Bodies = ["no-body"], Policies = [AgreementKind.Aid],
                People = [TestPeople.First, "p-nobody"] }, default);

        related.LineFrom(below).Select(a => a.Id).ShouldBe([below, middle, top]);
        (related.FindAgreement(nowhere), related.FindInstitution("no-school"), related.FindBody("no-body")).ShouldBe((null, null, null));
        related.PolicyOn(AgreementKind.Aid, new DateOnly(2026, 3, 1)).ShouldBe(KindPolicy.Newest(AgreementKind.Aid));
        related.Knows("p-nobody").ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => related.FindInstitution("qingsu")).Message.ShouldContain("not loaded");
    }

    [Fact]
    public void What_was_used_longest_ago_is_forgotten_and_an_older_state_never_takes_the_place_of_a_newer()
    {
        var kept = new RecentlyUsed<string, int>(2);
        kept.Keep("a", 1, _ => true);
        kept.Keep("b", 2, _ => true);
        kept.Find("a").ShouldBe(1);
        kept.Keep("c", 3, _ => true);
        (kept.Find("a"), kept.Find("b"), kept.Find("c")).ShouldBe((1, 0, 3));
        kept.Keep("a", 0, there => there < 0);
        kept.Find("a").ShouldBe(1);
        kept.Forget("a");
        kept.Find("a").ShouldBe(0);
    }

    private static ProposeAgreement Proposal(string title) =>
        new(AgreementKind.Aid, new Text(title), [Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏"))]);

    private async Task<Answer> SendAsync(AgreementRequest asked)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Answer>(asked);
    }
}
