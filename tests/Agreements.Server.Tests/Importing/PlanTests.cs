using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Exchange.Importing;
using Agreements.Server.Storage;

namespace Agreements.Server.Tests.Importing;

/// <summary>From a file and what is on record to events, without a database.</summary>
public sealed class PlanTests
{
    [Fact]
    public void The_friendship_school_of_Qingsu_and_Chongqing_Women_is_signed_before_two_witnesses()
    {
        var plan = CaseFiles.PlanDemo("qingyang-jiangbei-2025");
        plan.Errors.ShouldBeEmpty();
        var state = State(plan, "QJ-2");

        state.Stage.ShouldBe(Stage.Signed);
        state.Attestations.Order(StringComparer.Ordinal).ShouldBe(["jiangbei-edu", "qingyang-edu"]);
        state.Ceremony.ShouldNotBeNull().Place.ShouldBe("重庆");
        state.Entries[Stage.Signed].ShouldBe(new StageEntry(Edtf.Parse("2025-03-27/2025-03-28"), true, state.Entries[Stage.Signed].Version));
        state.Entries[Stage.Negotiated].On.ShouldBeNull();
        state.Parent.ShouldBe(StableIds.OfAgreement("press-2025-03-qingyang", "QJ-1"));
        state.CurrentTerms.ShouldNotBeNull().Terms.Guarantees.ShouldNotBeNull().Select(g => g.Zh).ShouldBe(["组织领导", "联络机制", "投入保障", "宣传推广"]);
        Row(plan, "QJ-2").Events.Select(e => e.GetType()).ShouldBe(
        [
            typeof(AgreementProposed), typeof(TermsRevised), typeof(CeremonyRecorded), typeof(WitnessAttested), typeof(WitnessAttested),
            typeof(AgreementNegotiated), typeof(AgreementSigned),
        ]);
    }

    [Fact]
    public void Parties_without_a_name_are_numbered_in_order_and_warned_of()
    {
        var plan = CaseFiles.PlanDemo("vocational-alliances-2021");
        State(plan, "VA-3").Parties.Select(p => p.Id).ShouldBe(["beibei-vec", "youxian", "unnamed-1", "unnamed-2"]);
        State(plan, "VA-3").Parties[3].Name.Zh.ShouldBe("third of three partner schools");
        plan.Warnings.Where(w => w.Code == "party-unnamed").Select(w => w.Place.Path).ShouldBe(
        [
            "$.agreements[2].parties[2]", "$.agreements[2].parties[3]", "$.agreements[3].parties[0]", "$.agreements[4].parties[1]",
        ]);
    }

    [Fact]
    public void The_consortium_keeps_imprecise_days_commitments_and_results()
    {
        var plan = CaseFiles.PlanDemo("five-party-consortium-2025");
        var state = State(plan, "FP-1");
        state.Stage.ShouldBe(Stage.Implementing);
        state.Entries[Stage.Implementing].On.ShouldBe(Edtf.Parse("2024"));
        state.Commitments.Select(c => (c.Id, c.Commitment.Owner, c.Commitment.Every)).ShouldBe(
            [("results-list", "cq-itp", Recurrence.Year), ("performance", "cq-itp", Recurrence.Year)]);
        state.Outcomes[1].Quantity.ShouldBe(new Quantity(670, Qualifier.AtLeast, "result", "项"));
        State(plan, "FP-2").Entries[Stage.Signed].On.ShouldBe(Edtf.Parse("2023-03"));
        State(plan, "FP-5").Stage.ShouldBe(Stage.Proposed);
    }

    [Fact]
    public void Derived_dates_keep_their_basis() =>
        State(CaseFiles.PlanDemo("vocational-alliances-2021"), "VA-2").Entries[Stage.Signed].On
            .ShouldBe(Edtf.Parse("2020-09-16", "day given, year derived from base year 2021"));

    [Theory]
    [InlineData("five-party-consortium-2025", 1, 6)]
    [InlineData("qingyang-jiangbei-2025", 1, 0)]
    [InlineData("vocational-alliances-2021", 4, 4)]
    public void Engagements_and_figures_are_recorded_and_nothing_is_left_out(string name, int engagements, int figures)
    {
        var plan = CaseFiles.PlanDemo(name);
        plan.Warnings.ShouldNotContain(w => w.Code == "part-not-recorded");
        var events = plan.Rows.SelectMany(r => r.Events).ToArray();
        events.OfType<EngagementRecorded>().Count().ShouldBe(engagements);
        (events.OfType<IndicatorMeasured>().Count() + events.OfType<InstitutionFigureRecorded>().Count()).ShouldBe(figures);
    }

    [Fact]
    public void What_was_told_of_a_stage_is_kept_with_its_note() =>
        Row(CaseFiles.PlanDemo("qingyang-jiangbei-2025"), "QJ-3").Events.OfType<AgreementProposed>().ShouldHaveSingleItem().Note
            .ShouldBe("both sides declared strong willingness; nothing signed");

    [Fact]
    public void A_body_witnesses_as_the_body_and_an_unnamed_party_may_owe()
    {
        var plan = CaseFiles.Plan(CaseFiles.Small);
        var state = State(plan, "T-1");
        state.Attestations.ShouldBe(["league"]);
        state.FindParty("league").ShouldNotBeNull().Body.ShouldBe("league");
        state.FindCommitment("report").ShouldNotBeNull()
            .ShouldSatisfyAllConditions(c => c.Commitment.Owner.ShouldBe("unnamed-1"), c => c.IsKept.ShouldBeTrue());
        // The format gives no day for a commitment kept: not later than the source, and never "today".
        Row(plan, "T-1").Events.OfType<CommitmentFulfilled>().ShouldHaveSingleItem().On.ShouldNotBeNull().Value.ShouldBe("../2025-04-30");
        state.OpenQuestions.ShouldBe(["Who pays?"]);
        state.Entries[Stage.Proposed].On.ShouldBe(Edtf.Parse("2025-01-10"));
    }

    [Fact]
    public void What_is_on_record_gives_no_events()
    {
        foreach (var name in new[] { "five-party-consortium-2025", "qingyang-jiangbei-2025", "vocational-alliances-2021" })
        {
            var first = CaseFiles.PlanDemo(name);
            first.EventCount.ShouldBeGreaterThan(0);
            CaseFiles.PlanDemo(name, first.After).EventCount.ShouldBe(0);
        }

        var small = CaseFiles.Plan(CaseFiles.Small);
        CaseFiles.Plan(CaseFiles.Small, small.After).EventCount.ShouldBe(0);
    }

    [Fact]
    public void One_more_commitment_is_all_that_is_new()
    {
        var more = CaseFiles.SmallWith("\"commitments\": [", "\"commitments\": [{\"id\": \"exchange\", \"title\": \"交流\", \"owner\": \"south\"},");
        var plan = CaseFiles.Plan(more, CaseFiles.Plan(CaseFiles.Small).After);
        plan.Errors.ShouldBeEmpty();
        plan.Rows.SelectMany(r => r.Events).ShouldHaveSingleItem().ShouldBeOfType<CommitmentAdded>().Commitment.Id.ShouldBe("exchange");
        Row(plan, "T-1").Version.ShouldBe(14);
    }

    [Fact]
    public void A_later_stage_of_the_same_source_is_added()
    {
        var before = CaseFiles.SmallWith("\"stage\": \"implementing\"", "\"stage\": \"signed\"")
            .Replace("},\n       {\"what\": \"started\", \"on\": \"2025-03-10\"}", "}", StringComparison.Ordinal);
        var plan = CaseFiles.Plan(CaseFiles.Small, CaseFiles.Plan(before).After);
        plan.Errors.ShouldBeEmpty();
        plan.Rows.SelectMany(r => r.Events).ShouldHaveSingleItem().ShouldBeOfType<ImplementationStarted>().On.ShouldBe(Edtf.Parse("2025-03-10"));
    }

    [Fact]
    public void An_evaluated_agreement_gets_its_commitments_before_it_is_closed()
    {
        var plan = CaseFiles.Plan(CaseFiles.SmallWith("\"stage\": \"implementing\"", "\"stage\": \"evaluated\"")
            .Replace("{\"what\": \"started\", \"on\": \"2025-03-10\"}", "{\"what\": \"evaluated\", \"on\": \"2026\"}", StringComparison.Ordinal));
        plan.Errors.ShouldBeEmpty();
        var state = State(plan, "T-1");
        (state.Stage, state.Commitments.Count, state.Entries[Stage.Implementing].On, state.Entries[Stage.Evaluated].On)
            .ShouldBe((Stage.Evaluated, 2, null, Edtf.Parse("2026")));
    }

    [Fact]
    public void What_people_changed_since_stays_changed()
    {
        var first = CaseFiles.Plan(CaseFiles.Small);
        var id = StableIds.OfAgreement("test-source", "T-1");
        var returned = Decider.Decide(first.After.Agreements[id].State, new Domain.Returning.ReturnToStage(Stage.Proposed, "new partner"),
            new CommandContext(SystemActors.Importer, CaseFiles.Today)).Events;
        var since = Agreement.Fold(first.After.Agreements[id].State, returned);
        var revised = Decider.Decide(since, new ReviseTerms(new Terms(new Text("别的"))), new CommandContext(SystemActors.Importer, CaseFiles.Today)).Events;
        AgreementEvent[] happened = [.. returned, .. revised];
        happened.Length.ShouldBe(2);
        var known = first.After with
        {
            Agreements = first.After.Agreements.SetItem(
                id, new(Agreement.Fold(first.After.Agreements[id].State, happened), first.After.Agreements[id].Events.AddRange(happened))),
        };
        CaseFiles.Plan(CaseFiles.Small, known).EventCount.ShouldBe(0);
    }

    [Fact]
    public void What_is_on_record_differently_is_an_error_that_says_what()
    {
        var first = CaseFiles.Plan(CaseFiles.Small);
        var found = CaseFiles.Plan(CaseFiles.SmallWith("友好学校协议", "另一个标题"), first.After).Errors.ShouldHaveSingleItem();
        (found.Code, found.Place.Path).ShouldBe(("record-contradicted", "$.agreements[0]"));
        found.Cause.EnOrZh.ShouldContain("title.zh is on record as '友好学校协议', the file says '另一个标题'");

        var due = CaseFiles.Plan(CaseFiles.SmallWith("\"due\": \"2025-12\"", "\"due\": \"2026-12\""), first.After).Errors.ShouldHaveSingleItem();
        (due.Code, due.Place.Path).ShouldBe(("commitment-id-taken", "$.agreements[0].commitments[0]"));
    }

    [Fact]
    public void Codes_and_parents_of_earlier_files_are_known()
    {
        var second =
            """
            {"format": "agreement-cases/1", "source": {"id": "another", "title": "t", "reliability": "official"},
             "institutions": [{"code": "north", "kind": "government", "name": "北方学校", "region": "四川省"}],
             "agreements": [{"ref": "U-1", "kind": "aid", "title": "帮扶", "parent": "T-1", "stage": "proposed",
               "parties": [{"institution": "north", "role": "principal"}, {"institution": "south", "role": "beneficiary"},
                 {"body": "league", "role": "guide"}]}]}
            """;
        CaseFiles.Plan(second).Errors.Select(e => e.Code).ShouldBe(["agreement-unknown", "institution-unknown", "body-unknown"]);

        var plan = CaseFiles.Plan(second, CaseFiles.Plan(CaseFiles.Small).After);
        plan.Errors.ShouldBeEmpty();
        State(plan, "U-1").Parent.ShouldBe(StableIds.OfAgreement("test-source", "T-1"));
        State(plan, "U-1").Parties.Select(p => p.Name.Zh).ShouldBe(["北方学校", "南校", "联盟"]);
        var events = Row(plan, "north").Events;
        events[0].ShouldBeOfType<InstitutionSupplemented>().Aliases.ShouldBe(["北方学校"]);
        // Two sources that disagree stay side by side until somebody decides.
        var otherwise = events[1].ShouldBeOfType<InstitutionSaidOtherwise>();
        (events.Count, otherwise.Kind, otherwise.Region, otherwise.Under).ShouldBe((2, InstitutionKind.Government, "四川省", null));
        plan.Warnings.Where(w => w.Code == "institution-contradicted").Select(w => w.Cause.EnOrZh).ShouldBe(
            [
                "'north' is on record with the kind 'school'; this source says 'government'.",
                "'north' is on record with the region '重庆市'; this source says '四川省'."]);
    }

    [Fact]
    public void A_ref_that_several_sources_use_is_no_parent()
    {
        var small = CaseFiles.Plan(CaseFiles.Small);
        var same = CaseFiles.Plan(CaseFiles.SmallWith("test-source", "other-source").Replace("友好学校协议", "同号的另一份协议", StringComparison.Ordinal), small.After);
        same.Errors.ShouldBeEmpty();
        var child = """
            {"format": "agreement-cases/1", "source": {"id": "third", "title": "t", "reliability": "press"},
             "agreements": [{"ref": "U-1", "kind": "aid", "title": "帮扶", "parent": "T-1", "stage": "proposed",
               "parties": [{"institution": "north", "role": "principal"}]}]}
            """;
        CaseFiles.Plan(child, same.After).Errors.ShouldHaveSingleItem().Code.ShouldBe("agreement-ambiguous");
    }

    [Fact]
    public void A_body_described_anew_by_another_source_is_not_described_back()
    {
        var small = CaseFiles.Plan(CaseFiles.Small);
        var other =
            """
            {"format": "agreement-cases/1", "source": {"id": "another", "title": "t", "reliability": "official"}, "agreements": [],
             "bodies": [{"code": "league", "kind": "group", "name": "集团"}]}
            """;
        var second = CaseFiles.Plan(other, small.After);
        Row(second, "league").Events.ShouldHaveSingleItem().ShouldBeOfType<BodyDescribed>();
        State(second.After).ShouldBe(State(small.After), "the record stays; what the other source says stands beside it");
        CaseFiles.Plan(other, second.After).EventCount.ShouldBe(0);
        CaseFiles.Plan(CaseFiles.Small, second.After).EventCount.ShouldBe(0);

        static BodyFacts? State(Known known) => known.Bodies["league"].State.Facts;
    }

    /// <summary>What a second source tells otherwise of period, commitments and results is shown, and neither taken nor passed over in silence.</summary>
    [Theory]
    [InlineData("{\"years\": 3}", "{\"years\": 5}", "term.years", "3", "5")]
    [InlineData("\"owner\": \"north\"", "\"owner\": \"south\"", "commitment/visit/owner", "north", "south")]
    [InlineData(
        "{\"value\": 2, \"qualifier\": \"at-least\"", "{\"value\": 4, \"qualifier\": \"at-least\"", "commitment/visit/quantity",
        "at-least 2 visit 次", "at-least 4 visit 次")]
    [InlineData("\"unit\": \"result\"}, \"on\": \"2025\"", "\"unit\": \"result\"}, \"on\": \"2024\"", "outcome/1/on", "2025", "2024")]
    public void What_a_second_source_tells_otherwise_is_a_contradiction(string old, string replacement, string fact, string recorded, string said)
    {
        var small = CaseFiles.Plan(CaseFiles.Small);
        var second = CaseFiles.Plan(CaseFiles.SmallWith("test-source", "other-source").Replace(old, replacement, StringComparison.Ordinal), small.After);
        second.Errors.ShouldBeEmpty();
        var contradiction = State(second, "T-1").Contradictions.Single(c => c.Fact == fact);
        (contradiction.Recorded, contradiction.Claims.Single().Value, contradiction.Claims.Single().Source.Id).ShouldBe((recorded, said, "other-source"));
    }

    [Fact]
    public void Unknown_differs_from_empty_in_the_terms()
    {
        var plan = CaseFiles.Plan(CaseFiles.SmallWith("\"purpose\": \"合作\",", "\"principles\": [],"));
        var terms = State(plan, "T-1").CurrentTerms.ShouldNotBeNull().Terms;
        terms.Principles.ShouldBe([]);
        terms.Areas.ShouldBeNull();
    }

    private static PlannedRow Row(ImportPlan plan, string code) => plan.Rows.Single(r => r.Code == code);

    private static Agreement State(ImportPlan plan, string reference) => plan.After.Agreements[Row(plan, reference).StreamId].State;
}
