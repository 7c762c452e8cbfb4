using static Agreements.Domain.Specs.Directory.DirectorySpec;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Directory;

public sealed class BodySpecs
{
    private static readonly DateOnly April = new(2025, 4, 1);

    private const string Code = "voc-alliance";

    private static readonly BodyFacts Alliance = new(
        Code, BodyKind.Alliance, new Text("职业教育协同发展联盟"), "cq-ipc", ["a", "b"], ["cq-ipc", "a", "b"], false,
        Edtf.Parse("2020-09-16", "year derived"), "VA-2");

    private static readonly BodyRegistered Registered = new(Alliance, Press);

    private static readonly RegisterBody Register = RegisterBody.Of(Alliance, Press);

    [Fact]
    public void A_body_is_entered_with_all_that_is_known()
    {
        var state = Body().Then(Register, Registered);
        (state.Version, state.Facts).ShouldBe((1, Alliance));
        state.Memberships.ShouldBe([new("cq-ipc", null, null), new("a", null, null), new("b", null, null)]);
        var around = Around("cq-ipc", "a", "b");
        Body().Then((Register with { Source = null }).Knowing(around), Registered with { Source = null });
        Register.Needs.Institutions.ShouldBeEmpty();
        (Register with { Source = null }).Needs.Institutions.ShouldBe(["cq-ipc", "a", "b"]);
    }

    [Fact]
    public void The_same_facts_say_nothing_new_though_read_anew() => Body(Registered).Then(RegisterBody.Of(Stored.Reread(Alliance), Press));

    public static TheoryData<string, BodyFacts> Others => new()
    {
        { "kind", Alliance with { Kind = BodyKind.Group } },
        { "name", Alliance with { Name = new Text("x") } },
        { "chair", Alliance with { Chair = null } },
        { "leads", Alliance with { CoLeads = ["a"] } },
        { "members", Alliance with { Members = ["cq-ipc", "a", "c"] } },
        { "complete", Alliance with { MembersComplete = true } },
        { "day", Alliance with { FoundedOn = Edtf.Parse("2020-09-16") } },
        { "agreement", Alliance with { FoundedBy = null } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_its_source_says_otherwise_now_takes_the_place_of_what_it_said(string what, BodyFacts other)
    {
        var state = Body(Registered).Then(RegisterBody.Of(other, Press), new BodyDescribed(other, Press));
        state.Facts.ShouldBe(other, what);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void In_old_streams_a_second_registration_takes_the_place_of_all_that_was_known(string what, BodyFacts other) =>
        Body(Registered, new BodyRegistered(other, Report)).Facts.ShouldBe(other, what);

    [Fact]
    public void What_was_decided_here_outlives_what_a_source_repeats()
    {
        var state = Body(Registered, new ChairAppointed("a", Now, null), new MemberLeft("b", Now, null), new MemberJoined("d", Now, null));
        state.Then(Register);
        var more = Alliance with { Members = ["cq-ipc", "a", "b", "c"] };
        state = state.Then(RegisterBody.Of(more, Press), new BodyDescribed(more, Press));
        state.Facts!.Chair.ShouldBe("a");
        state.Facts.Members.ShouldBe(["cq-ipc", "a", "d", "c"]);
    }

    [Fact]
    public void Another_source_fills_in_what_is_unknown_and_changes_nothing()
    {
        var little = Alliance with { Chair = null, CoLeads = [], Members = ["cq-ipc"], FoundedOn = null, FoundedBy = null };
        var said = Alliance with { Kind = BodyKind.Group, Name = new Text("别名") };
        var state = Body(new BodyRegistered(little, Press)).Then(RegisterBody.Of(said, Report), new BodyDescribed(said, Report));
        state.Facts.ShouldBe(Alliance);
        state.Told[Report.Id].ShouldBe(said, "what is said against the record stands beside it");
        state.Then(RegisterBody.Of(little, Press));
        Body(Registered).Then(RegisterBody.Of(little, Report));
    }

    [Fact]
    public void Members_count_from_day_to_day()
    {
        var state = Body(Registered)
            .Then(new AdmitMember("d", Edtf.Parse("2025-03-10")).Knowing(Around("d")), new MemberJoined("d", Edtf.Parse("2025-03-10"), null))
            .Then(new ReleaseMember("a", Edtf.Parse("2025-03")), new MemberLeft("a", Edtf.Parse("2025-03"), null))
            .Then(new ReleaseMember("b", null, Press).On(April), new MemberLeft("b", Edtf.Parse("../2025-04-01", "known on the day of recording"), Press));
        state.MembersOn(new DateOnly(2019, 1, 1)).ShouldBe(["cq-ipc", "a", "b"], "nobody knows since when");
        state.MembersOn(new DateOnly(2025, 3, 9)).ShouldBe(["cq-ipc", "a", "b"]);
        state.MembersOn(new DateOnly(2025, 3, 10)).ShouldBe(["cq-ipc", "a", "b", "d"]);
        state.MembersOn(new DateOnly(2025, 4, 1)).ShouldBe(["cq-ipc", "b", "d"]);
        state.MembersOn(new DateOnly(2025, 4, 2)).ShouldBe(["cq-ipc", "d"]);
        state.Facts!.Members.ShouldBe(["cq-ipc", "d"]);
        var again = state.Then(new AdmitMember("a").Knowing(Around("a")).On(April), new MemberJoined("a", Edtf.Day(April), null));
        again.MembersOn(April).ShouldBe(["cq-ipc", "b", "d", "a"]);
        again.MembersOn(new DateOnly(2025, 3, 31)).ShouldBe(["cq-ipc", "a", "b", "d"]);
    }

    [Fact]
    public void It_is_renamed_led_closed_and_dissolved()
    {
        var name = new Text("成渝职教联盟");
        var state = Body(Registered)
            .Then(new RenameBody(name), new BodyRenamed(name, Now, null))
            .Then(new AppointChair("a").Knowing(Around("a")), new ChairAppointed("a", Now, null))
            .Then(new NameCoLeads(["b"]).Knowing(Around("b")), new CoLeadsNamed(["b"], Now, null))
            .Then(new CloseMembership(true), new MembershipStated(MembersOnRecord.All));
        state.FormerNames.ShouldBe([new FormerName(Alliance.Name, Now)]);
        (state.Facts!.Chair, state.ChairSince, state.Facts.MembersComplete).ShouldBe(("a", Now, true));
        state.Then(new AppointChair(null), new ChairAppointed(null, Now, null)).ChairSince.ShouldBeNull();
        var gone = state.Then(new DissolveBody(null, "任务完成"), new BodyDissolved(Now, "任务完成", null));
        gone.MembersOn(Today).ShouldNotBeEmpty();
        gone.MembersOn(Today.AddDays(1)).ShouldBeEmpty();
    }

    [Fact]
    public void Figures_are_recorded_even_of_a_body_that_is_no_more()
    {
        var figure = new Figure("k-1", new Text("成员单位"), new Quantity(50, Qualifier.About, "institution"));
        var state = Body(Registered, new BodyDissolved(Now, null, null))
            .Then(new RecordBodyFigure(figure), new BodyFigureRecorded(figure));
        var corrected = figure with { Period = Edtf.Parse("2024") };
        state.Then(new CorrectBodyFigure(corrected, "漏记期间"), new BodyFigureCorrected(corrected, "漏记期间"))
            .Figures.Single().ShouldSatisfyAllConditions(f => f.Now.ShouldBe(corrected), f => f.Before.ShouldBe([figure]));
    }

    [Fact]
    public void An_event_of_no_known_type_is_a_bug()
    {
        Should.Throw<InvalidOperationException>(() => Body(Registered, new UnheardOf()));
        Should.Throw<InvalidOperationException>(() => Body(new MembershipStated(MembersOnRecord.All)));
    }

    private sealed record UnheardOf : BodyEvent;
}
