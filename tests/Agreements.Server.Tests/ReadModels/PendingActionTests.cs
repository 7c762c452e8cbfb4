using Agreements.Server.ReadModels.PendingActions;
using Agreements.Server.ReadModels.Register;

namespace Agreements.Server.Tests.ReadModels;

[Collection(SharedServer.Name)]
public sealed class PendingActionTests(RunningServer server)
{
    [Fact]
    public async Task What_waits_for_a_party_is_in_its_court_and_in_nobody_elses()
    {
        var (id, a, b) = (Guid.NewGuid(), School(), School());
        await server.SendAllAsync(
            Given.Proposed(id, parties: [a, b, Given.Bureau]), new ReviseTerms(Given.Text).For(id),
            new ConsentToTerms(a.Id, TermsDigest.Of(Given.Text)).For(id));

        (await PendingAsync(a.Id)).ShouldBeEmpty();
        var entry = (await PendingAsync(b.Id)).ShouldHaveSingleItem();
        (entry.Id, entry.Stage).ShouldBe((id, Stage.Proposed));
        var item = entry.Items.ShouldHaveSingleItem();
        (item.Code, item.Party, item.Institution).ShouldBe(("consent-missing", b.Id, b.Id));
        item.Zh.ShouldContain("尚未同意");
    }

    [Fact]
    public async Task A_bureau_finds_what_waits_for_the_coordinators_of_those_under_it()
    {
        var (id, a, b) = (Guid.NewGuid(), School(), School());
        var (district, city) = ($"district-{a.Id}", $"city-{a.Id}");
        await server.AppendAsync<Institution>(Guid.NewGuid(), new InstitutionRegistered(a.Id, InstitutionKind.School, a.Name, [], null, district, null));
        await server.AppendAsync<Institution>(
            Guid.NewGuid(), new InstitutionRegistered(district, InstitutionKind.Government, new Text("区"), [], null, city, null));
        await server.SendAllAsync(Given.Proposed(id, parties: [a, b]));

        foreach (var bureau in new[] { district, city, a.Id })
        {
            (await PendingAsync(bureau, CanMeet.Coordinator)).ShouldHaveSingleItem().Items.Select(i => i.Code).ShouldBe(["terms-missing"]);
        }

        (await PendingAsync(city)).ShouldBeEmpty();
        (await PendingAsync(city, CanMeet.Approver)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_coordinator_finds_that_the_agreement_above_is_suspended_as_long_as_it_is()
    {
        var (above, id, a, b) = (Guid.NewGuid(), Guid.NewGuid(), School(), School());
        await server.SendAllAsync(Given.Proposed(above, "上级协议", parties: [a, b]), Given.Recorded(above, Stage.Signed, "2025-02-02"));
        await server.SendAllAsync(
            Given.Proposed(id, parties: [a, b], parent: above), new ReviseTerms(Given.Text).For(id),
            new ConsentToTerms(a.Id, TermsDigest.Of(Given.Text)).For(id), new ConsentToTerms(b.Id, TermsDigest.Of(Given.Text)).For(id));
        (await BelowAsync()).ShouldBeEmpty();

        await server.SendAllAsync(new SuspendAgreement(a.Id, "搬迁").For(above));
        var item = (await BelowAsync()).ShouldHaveSingleItem();
        (item.Code, item.For).ShouldBe(("parent-not-open", CanMeet.Coordinator));
        item.Zh.ShouldContain("上级协议");
        (await PendingAsync(b.Id)).ShouldNotContain(e => e.Id == id);

        await server.SendAllAsync(new ResumeAgreement(a.Id).For(above));
        (await BelowAsync()).ShouldBeEmpty();

        async Task<IReadOnlyList<PendingItem>> BelowAsync() =>
            (await PendingAsync(a.Id, CanMeet.Coordinator)).SingleOrDefault(e => e.Id == id)?.Items ?? [];
    }

    [Fact]
    public async Task The_coordinator_of_a_consortium_finds_which_kinds_of_institution_it_lacks_by_what_the_directory_says_now()
    {
        var (id, a, b) = (Guid.NewGuid(), School(), School());
        await server.SendAllAsync(Given.Proposed(id, kind: AgreementKind.Consortium, parties: [a, b]));
        await server.AppendAsync<Institution>(
            DirectoryIds.OfInstitution(a.Id), new InstitutionRegistered(a.Id, InstitutionKind.Park, a.Name, [], null, null, null));

        var missing = (await PendingAsync(a.Id, CanMeet.Coordinator)).Single(e => e.Id == id).Items.Single(i => i.Code == "institution-kinds-missing");
        missing.Zh.ShouldContain("政府");
        missing.Zh.ShouldNotContain("园区");
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition_what_has_waited_longest_first()
    {
        var (a, b) = (School(), School());
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(Guid.NewGuid());
            await server.SendAllAsync(Given.Proposed(ids[^1], parties: [a, b], on: Edtf.Day(RunningServer.Today.AddDays(-i / 2))));
        }

        var (seen, after) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await PendingActionQuery.PageAsync(server.Reader, a.Id, CanMeet.Coordinator, RunningServer.Today, after, 2);
            (seen, after) = ([.. seen, .. page.Entries.Select(e => e.Id)], page.Next);
        }
        while (after is not null);
        Guid[][] byDay = [[ids[4]], [ids[2], ids[3]], [ids[0], ids[1]]];
        seen.ShouldBe(byDay.SelectMany(d => d.Order()));
    }

    [Fact]
    public async Task Nobody_is_asked_for_ratings_long_before_the_last_day()
    {
        var (id, a, b) = (Guid.NewGuid(), School(), School());
        await server.SendAllAsync(
            Given.Proposed(id, parties: [a, b]),
            new ReviseTerms(Given.Text with { Term = new Period(To: Edtf.Parse("2028-03-27")) }).For(id),
            Given.Recorded(id, Stage.Implementing, "2025-04-01"));

        (await PendingAsync(b.Id, today: new DateOnly(2028, 1, 26))).ShouldBeEmpty();
        (await PendingAsync(b.Id, today: new DateOnly(2028, 1, 27))).ShouldHaveSingleItem().Items.Select(i => i.Code).ShouldBe(["rating-missing"]);
    }

    [Fact]
    public async Task An_agreement_at_work_of_which_nothing_is_heard_is_asleep()
    {
        var (id, other) = (Guid.NewGuid(), Guid.NewGuid());
        await server.SendAllAsync(Given.Proposed(id), Given.Recorded(id, Stage.Implementing, null));
        await server.SendAllAsync(Given.Proposed(other));

        var (soon, before) = (DateTimeOffset.UtcNow.AddMinutes(1), DateTimeOffset.UtcNow.AddDays(-1));
        var asleep = (await AsleepQuery.PageAsync(server.Reader, soon, count: 200)).Entries;
        asleep.ShouldContain(e => e.Id == id);
        asleep.ShouldNotContain(e => e.Id == other);
        (await AsleepQuery.PageAsync(server.Reader, before, count: 200)).Entries.ShouldBeEmpty();
    }

    private static Party School() => Party.OfInstitution($"school-{Guid.NewGuid():n}", PartyRole.Principal, new Text("某校", "A school"));

    private async Task<IReadOnlyList<PendingEntry>> PendingAsync(string institution, CanMeet capacity = CanMeet.Party, DateOnly? today = null) =>
        (await PendingActionQuery.PageAsync(server.Reader, institution, capacity, today ?? RunningServer.Today)).Entries;
}
