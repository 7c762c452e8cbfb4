using static Agreements.Domain.Specs.Directory.DirectorySpec;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Directory;

public sealed class InstitutionSpecs
{
    private static readonly RegisterInstitution Women =
        new(CqWomen, InstitutionKind.School, CqWomenName, ["重庆女职中"], null, null, Press);

    private static readonly InstitutionRegistered Registered =
        new(CqWomen, InstitutionKind.School, CqWomenName, ["重庆女职中"], null, null, Press);

    private static readonly InstitutionRegistered Located = Registered with { Region = "重庆市/江北区", Under = JiangbeiEdu };

    [Fact]
    public void An_institution_is_entered_with_all_that_is_known()
    {
        var state = Institution().Then(Women, Registered);
        (state.Code, state.Kind, state.Name, state.Version).ShouldBe((CqWomen, InstitutionKind.School, CqWomenName, 1));
        state.Names.ShouldBe([CqWomenName.Zh, CqWomenName.En!, "重庆女职中"]);
    }

    [Fact]
    public void Only_what_is_new_is_added()
    {
        var more = Women with { Aliases = ["重庆女职中", "重慶女職中", "重慶女職中"], Region = "重庆市/江北区", Under = JiangbeiEdu, Source = Report };
        var state = Institution(Registered).Then(more, new InstitutionSupplemented(["重慶女職中"], "重庆市/江北区", JiangbeiEdu, Report));
        (state.Region, state.Under, state.Version).ShouldBe(("重庆市/江北区", JiangbeiEdu, 2));
        state.Aliases.ShouldBe(["重庆女职中", "重慶女職中"]);
    }

    [Fact]
    public void What_is_known_is_not_replaced_by_another_source()
    {
        var other = Women with { Kind = InstitutionKind.Park, Region = "重庆市", Under = QingyangEdu, Source = Report };
        var state = Institution(Located).Then(other, new InstitutionSaidOtherwise(InstitutionKind.Park, "重庆市", QingyangEdu, Report));
        (state.Kind, state.Region, state.Under).ShouldBe((InstitutionKind.School, Located.Region, JiangbeiEdu));
        state.Then(other with { Kind = InstitutionKind.School, Region = null }, new InstitutionSaidOtherwise(null, null, QingyangEdu, Report));
        state.Then(other with { Kind = InstitutionKind.School, Region = null, Under = null });
    }

    [Fact]
    public void A_source_that_says_something_else_now_changes_what_rests_on_it()
    {
        var now = Women with { Kind = InstitutionKind.Park, Region = "重庆市", Under = QingyangEdu };
        var state = Institution(Located).Then(
            now, new InstitutionReclassified(InstitutionKind.Park, Press), new InstitutionMoved("重庆市", Press), new InstitutionPlaced(QingyangEdu, Press));
        (state.Kind, state.Region, state.Under).ShouldBe((InstitutionKind.Park, "重庆市", QingyangEdu));
    }

    [Fact]
    public void What_was_decided_here_no_source_changes_again()
    {
        var state = Institution(Located, new InstitutionReclassified(InstitutionKind.Other, null));
        state.Then(Women with { Region = Located.Region, Under = Located.Under }, new InstitutionSaidOtherwise(InstitutionKind.School, null, null, Press)).Kind
            .ShouldBe(InstitutionKind.Other);
    }

    [Fact]
    public void Another_formal_name_becomes_an_alias() => Institution(Registered).Then(
        Women with { Name = new Text("重庆市女子高级职业中学") }, new InstitutionSupplemented(["重庆市女子高级职业中学"], null, null, Press));

    [Fact]
    public void The_english_name_is_filled_in_and_another_one_is_an_alias()
    {
        var english = Women with { Name = CqWomenName with { En = "Women's" } };
        var state = Institution(Registered with { Name = CqWomenName with { En = null } })
            .Then(english, new InstitutionSupplemented([], null, null, Press, "Women's"));
        state.Name.En.ShouldBe("Women's");
        state.Then(Women, new InstitutionSupplemented([CqWomenName.En!], null, null, Press));
    }

    [Fact]
    public void A_new_name_keeps_the_old_one()
    {
        var name = new Text("重庆女子职业学院", "Women's College");
        var state = Institution(Registered).Then(new RenameInstitution(name), new InstitutionRenamed(name, Now, null));
        state.FormerNames.ShouldBe([new FormerName(CqWomenName, Now)]);
        state.Names.ShouldContain(CqWomenName.Zh);
        Institution(Registered).Then(new RenameInstitution(name, null, Press), new InstitutionRenamed(name, null, Press));
        state.Then(Women);
    }

    [Fact]
    public void An_alias_taken_away_is_not_brought_back_by_its_source()
    {
        var state = Institution(Registered).Then(new RemoveAlias("重庆女职中"), new AliasRemoved("重庆女职中"));
        state.Then(Women);
        state.Then(new AddAlias("重庆女职中"), new AliasAdded("重庆女职中")).Aliases.ShouldBe(["重庆女职中"]);
    }

    [Fact]
    public void Where_it_belongs_can_be_said_anew()
    {
        Institution(Registered).Then(new ReclassifyInstitution(InstitutionKind.Park), new InstitutionReclassified(InstitutionKind.Park, null));
        Institution(Located).Then(new MoveInstitution(null), new InstitutionMoved(null, null)).Region.ShouldBeNull();
        Institution(Located).Then(new PlaceInstitution(null), new InstitutionPlaced(null, null)).Under.ShouldBeNull();
        Institution(Registered).Then(
            new PlaceInstitution(QingyangEdu).Knowing(Around($"{QingyangEdu}:cd", "cd")), new InstitutionPlaced(QingyangEdu, null));
    }

    [Fact]
    public void The_whole_way_up_is_asked_for()
    {
        var asked = new PlaceInstitution("a");
        asked.Needs.InstitutionsUpFrom.ShouldBe(["a"]);
    }

    [Fact]
    public void A_duplicate_points_to_the_entry_that_takes_over_its_names()
    {
        var merge = new MergeInstitution(CqWomen, "同一学校").Knowing(Around(CqWomen));
        var duplicate = Entered("cq-women-2").Then(merge, new InstitutionMerged(CqWomen, "同一学校"));
        duplicate.MergedInto.ShouldBe(CqWomen);
        var survivor = Institution(Registered).Then(
            new TakeOverDuplicate(duplicate), new DuplicateTakenOver("cq-women-2", ["cq-women-2"]));
        survivor.MergedFrom.ShouldBe(["cq-women-2"]);
        survivor.Aliases.ShouldBe(["重庆女职中", "cq-women-2"]);
    }

    [Fact]
    public void Figures_are_recorded_once_and_corrected_by_their_source_or_by_hand()
    {
        var figure = new Figure(
            "FP-K1", new Text("合作企业"), new Quantity(150, Qualifier.AtLeast, "enterprise", "家"), Edtf.Parse("2025-05"), null, new Text("全校"), Press);
        var record = new RecordInstitutionFigure(figure);
        var state = Institution(Registered).Then(record, new InstitutionFigureRecorded(figure));
        var later = figure with { AsOf = Edtf.Parse("2025-06") };
        state = state.Then(record with { Figure = later }, new InstitutionFigureCorrected(later, null));
        state.Then(record);
        var corrected = later with { Quantity = later.Quantity with { Value = 151 } };
        state = state.Then(new CorrectInstitutionFigure(corrected, "数错了"), new InstitutionFigureCorrected(corrected, "数错了"));
        state.Figures.Single().Now.ShouldBe(corrected);
        state.Figures.Single().Before.ShouldBe([figure, later]);
        state.Then(record with { Figure = later });
    }

    [Fact]
    public void An_event_of_no_known_type_is_a_bug() => Should.Throw<InvalidOperationException>(() => Institution(new UnheardOf()));

    private sealed record UnheardOf : InstitutionEvent;
}
