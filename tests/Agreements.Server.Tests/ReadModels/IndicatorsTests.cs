using Agreements.Server.Commands;
using Agreements.Server.ReadModels.Indicators;
using Agreements.Server.ReadModels.Outcomes;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>Figures of a tree of agreements, and the list of results; on a database of its own.</summary>
public sealed class IndicatorsTests : IClassFixture<RunningServer>
{
    private static readonly Text Students = new("在读学生", "Students");
    private static readonly Source Paper = new("s-1", "报道", null, Reliability.Press);
    private readonly RunningServer _server;

    public IndicatorsTests(RunningServer server) => _server = server;

    [Fact]
    public async Task The_figures_of_a_tree_add_up_as_far_as_they_can()
    {
        var (top, middle, leaf, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await _server.SendAllAsync(Given.Proposed(top), Measure(top, new Quantity(40, Qualifier.Exact, "person")));
        await _server.SendAllAsync(Given.Proposed(middle, parent: top), Measure(middle, new Quantity(150, Qualifier.AtLeast, "person")));
        await _server.SendAllAsync(
            Given.Proposed(leaf, parent: middle), Measure(leaf, new Quantity(10, Qualifier.Exact, "person")),
            Measure(leaf, new Quantity(12, Qualifier.Exact, "person"), "2025-12"),
            Measure(leaf, new Quantity(3000, Qualifier.AtLeast, "person-time"), id: "trained"),
            Measure(leaf, new Quantity(7, Qualifier.Exact, "person"), id: "disputed", name: "获奖"),
            Measure(leaf, new Quantity(8, Qualifier.Exact, "person"), id: "disputed", name: "获奖", source: Paper));
        await _server.SendAllAsync(Given.Proposed(other), Measure(other, new Quantity(99, Qualifier.Exact, "person")));

        var found = await IndicatorQuery.RollUpAsync(_server.Reader, top);
        found.Agreements.ShouldBe(3);
        found.Totals.Select(t => (t.Name.Zh, t.Unit, t.Sum, t.Counted, t.Disputed.Count)).ShouldBe(
        [
            ("在读学生", "person", new Quantity(12, Qualifier.Exact, "person"), 1, 0),
            ("在读学生", "person-time", new Quantity(3000, Qualifier.AtLeast, "person-time"), 1, 0),
            ("获奖", "person", null, 0, 1),
        ]);
        found.Totals[0].StatedAbove.Select(f => f.Latest.Single().Value).ShouldBe([40m, 150m], ignoreOrder: true);
        found.Totals[2].Disputed[0].Latest.Select(q => q.Value).ShouldBe([7m, 8m]);
        (await IndicatorQuery.RollUpAsync(_server.Reader, other)).Totals.ShouldHaveSingleItem().Sum.ShouldBe(new Quantity(99, Qualifier.Exact, "person"));
    }

    [Fact]
    public async Task An_indicator_shows_every_figure_and_what_it_stands_at()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync(
            Given.Proposed(id), Measure(id, new Quantity(10, Qualifier.Exact, "person")), Measure(id, new Quantity(21, Qualifier.Exact, "person"), "2025-12"),
            new CorrectMeasurement("students", 2, new Quantity(12, Qualifier.Exact, "person"), "颠倒").For(id));
        var row = (await IndicatorQuery.OfAsync(_server.Reader, id)).ShouldHaveSingleItem();
        row.Indicator.ShouldBe(new Indicator("students", Students, "person"));
        row.Latest.ShouldBe([new Quantity(12, Qualifier.Exact, "person")]);
        row.Measurements.Select(m => (m.Number, m.Value.Value, m.Reported.Value, m.AsOf!.Value)).ShouldBe([(1, 10m, 10m, "2025-05"), (2, 12m, 21m, "2025-12")]);
    }

    [Fact]
    public async Task Results_are_listed_by_level_and_totalled_by_unit()
    {
        var (id, code) = (Guid.NewGuid(), $"school-{Guid.NewGuid():N}"[..20]);
        var school = Party.OfInstitution(code, PartyRole.Principal, new Text("某校"));
        AgreementRequest Won(OutcomeLevel level, string title, Quantity? much, string? on) =>
            new RecordOutcome(level, new Text(title), much, on is null ? null : Edtf.Parse(on), Paper).For(id);
        var prizes = new Quantity(3, Qualifier.Exact, "prize", "项");
        await _server.SendAllAsync(
            Given.Proposed(id, parties: [school, Given.SchoolB]), Won(OutcomeLevel.Municipal, "技能大赛", prizes, "2025"),
            Won(OutcomeLevel.Municipal, "教学成果", prizes with { Qualifier = Qualifier.AtLeast }, "2026-03"),
            Won(OutcomeLevel.Municipal, "示范校", null, null), Won(OutcomeLevel.National, "教材", new Quantity(2, Qualifier.Exact, "book", "本"), "2025-12/2026-01"),
            Won(OutcomeLevel.Municipal, "培训", new Quantity(500, Qualifier.About, "person-time", "人次"), "2026"));
        var mine = new OutcomeFilter(Institution: code);
        var all = await OutcomeQuery.PageAsync(_server.Reader, mine);
        all.Rows.Select(r => r.Outcome.Title.Zh).ShouldBe(["教材", "教学成果", "培训", "技能大赛", "示范校"]);
        all.Totals.Select(t => (t.Level, t.Results)).ShouldBe([(OutcomeLevel.National, 1), (OutcomeLevel.Municipal, 4)]);
        all.Totals[1].Amounts.ShouldBe(
            [new Quantity(500, Qualifier.About, "person-time", "人次"), prizes with { Value = 6, Qualifier = Qualifier.AtLeast }], ignoreOrder: true);
        (await OutcomeQuery.PageAsync(_server.Reader, mine with { Year = 2026 })).Rows.Count.ShouldBe(2);
        (await OutcomeQuery.PageAsync(_server.Reader, mine with { Level = OutcomeLevel.National })).Rows.ShouldHaveSingleItem().Year.ShouldBeNull();

        var first = await OutcomeQuery.PageAsync(_server.Reader, mine, null, 2);
        var second = await OutcomeQuery.PageAsync(_server.Reader, mine, first.Next, 2);
        var third = await OutcomeQuery.PageAsync(_server.Reader, mine, second.Next, 2);
        ((OutcomePage[])[first, second, third]).SelectMany(p => p.Rows).Select(r => r.Number).ShouldBe(all.Rows.Select(r => r.Number));
        third.Next.ShouldBeNull();
    }

    private static AgreementRequest Measure(Guid agreement, Quantity value, string asOf = "2025-05", string id = "students", string? name = null,
        Source? source = null) =>
        new MeasureIndicator(id, value, Edtf.Parse(asOf), null, source, null, name is null ? Students : new Text(name)).For(agreement);
}
