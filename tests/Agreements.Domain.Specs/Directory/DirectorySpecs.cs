using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Directory;

public sealed class InstitutionSpecs
{
    private static readonly Guid Stream = new("0195d3a0-0000-7000-8000-0000000000a1");

    private static readonly RegisterInstitution Women =
        new(CqWomen, InstitutionKind.School, CqWomenName, ["重庆女职中"], null, null, Press);

    private static readonly InstitutionRegistered Registered =
        new(CqWomen, InstitutionKind.School, CqWomenName, ["重庆女职中"], null, null, Press);

    [Fact]
    public void An_institution_is_entered_with_all_that_is_known()
    {
        Decides([], Women, Registered);
        var state = Fold(Registered);
        (state.Code, state.Kind, state.Name, state.Version, state.Id).ShouldBe((CqWomen, InstitutionKind.School, CqWomenName, 1, Stream));
        state.Aliases.ShouldBe(["重庆女职中"]);
    }

    [Fact]
    public void The_same_again_says_nothing_new() => Decides([Registered], Women);

    [Fact]
    public void Only_what_is_new_is_added()
    {
        var more = Women with { Aliases = ["重庆女职中", "重慶女職中", "重慶女職中"], Region = "重庆市/江北区", Under = JiangbeiEdu, Source = null };
        var supplemented = new InstitutionSupplemented(["重慶女職中"], "重庆市/江北区", JiangbeiEdu, null);
        Decides([Registered], more, supplemented);
        Decides([Registered, supplemented], more);
        var state = Fold(Registered, supplemented);
        (state.Region, state.Under, state.Version).ShouldBe(("重庆市/江北区", JiangbeiEdu, 2));
        state.Aliases.ShouldBe(["重庆女职中", "重慶女職中"]);
    }

    [Fact]
    public void What_is_known_is_not_replaced_by_another_source()
    {
        var placed = Registered with { Region = "重庆市/江北区", Under = JiangbeiEdu };
        Decides([placed], Women with { Region = "重庆市", Under = QingyangEdu });
        var state = Fold(placed, new InstitutionSupplemented([], "重庆市", QingyangEdu, null));
        (state.Region, state.Under).ShouldBe(("重庆市/江北区", JiangbeiEdu));
    }

    [Fact]
    public void Another_formal_name_becomes_an_alias() =>
        Decides([Registered], Women with { Name = new Text("重庆市女子高级职业中学") }, new InstitutionSupplemented(["重庆市女子高级职业中学"], null, null, Press));

    [Fact]
    public void An_event_of_no_known_type_is_a_bug() => Should.Throw<InvalidOperationException>(() => Fold(new UnheardOf()));

    private static Institution Fold(params IEnumerable<InstitutionEvent> happened) => happened.Aggregate(Institution.Unwritten(Stream), Institution.Evolve);

    private static void Decides(IEnumerable<InstitutionEvent> happened, RegisterInstitution asked, params IEnumerable<InstitutionEvent> expected) =>
        Institution.Decide(Fold(happened), asked).Select(Stored.Text).ShouldBe(expected.Select(Stored.Text));

    private sealed record UnheardOf : InstitutionEvent;
}

public sealed class BodySpecs
{
    private static readonly Guid Stream = new("0195d3a0-0000-7000-8000-0000000000b1");

    private static readonly BodyFacts Alliance = new(
        "voc-alliance", BodyKind.Alliance, new Text("职业教育协同发展联盟"), "cq-ipc", ["a", "b"], ["cq-ipc", "a", "b"], false,
        Edtf.Parse("2020-09-16", "year derived"), "VA-2");

    [Fact]
    public void A_body_is_entered_with_all_that_is_known()
    {
        Body.Decide(Body.Unwritten(Stream), Alliance, Press).ShouldBe([new BodyRegistered(Alliance, Press)]);
        var state = Body.Evolve(Body.Unwritten(Stream), new BodyRegistered(Alliance, Press));
        (state.Id, state.Version, state.Facts).ShouldBe((Stream, 1, Alliance));
    }

    [Fact]
    public void The_same_facts_say_nothing_new_though_read_anew() =>
        Body.Decide(Body.Evolve(Body.Unwritten(Stream), new BodyRegistered(Alliance, Press)), Stored.Reread(Alliance), null).ShouldBeEmpty();

    public static TheoryData<string, BodyFacts> Others => new()
    {
        { "code", Alliance with { Code = "x" } },
        { "kind", Alliance with { Kind = BodyKind.Group } },
        { "name", Alliance with { Name = new Text("x") } },
        { "chair", Alliance with { Chair = null } },
        { "leads", Alliance with { CoLeads = ["a"] } },
        { "members", Alliance with { Members = ["cq-ipc", "b", "a"] } },
        { "complete", Alliance with { MembersComplete = true } },
        { "day", Alliance with { FoundedOn = Edtf.Parse("2020-09-16") } },
        { "agreement", Alliance with { FoundedBy = null } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Other_facts_are_recorded(string what, BodyFacts other)
    {
        var state = Body.Evolve(Body.Unwritten(Stream), new BodyRegistered(Alliance, Press));
        Body.Decide(state, other, Press).ShouldBe([new BodyRegistered(other, Press)], what);
        Body.Evolve(state, new BodyRegistered(other, Press)).Facts.ShouldBe(other);
    }

    [Fact]
    public void An_event_of_no_known_type_is_a_bug() => Should.Throw<InvalidOperationException>(() => Body.Evolve(Body.Unwritten(Stream), new UnheardOf()));

    private sealed record UnheardOf : BodyEvent;
}
