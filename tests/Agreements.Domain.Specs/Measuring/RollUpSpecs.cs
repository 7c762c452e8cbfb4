using FsCheck;
using FsCheck.Fluent;

namespace Agreements.Domain.Specs.Measuring;

/// <summary>Adding amounts, and adding up figures over a tree of agreements.</summary>
public sealed class RollUpSpecs
{
    private static readonly Qualifier[] Qualifiers = Enum.GetValues<Qualifier>();

    private static readonly Gen<Quantity> Amount =
        from v in Gen.Choose(0, 100000) from q in Gen.Elements(Qualifiers) from c in Gen.Elements(null, "名", "人") select new Quantity(v / 10m, q, "person", c);

    private static readonly Gen<LatestFigure> AnyFigure =
        from agreement in Gen.Choose(1, 4)
        from id in Gen.Elements("a", "b", "c")
        from name in Gen.Elements(new Text("学生", "students"), new Text("学生"), new Text("教师"))
        from unit in Gen.Elements("person", "person-time") from scope in Gen.Elements(null, "园区")
        from values in Amount.Select(a => a with { Unit = unit }).ArrayOf(1).Or(Gen.Constant(Array.Empty<Quantity>()))
            .Or(Amount.Select(a => a with { Unit = unit }).ArrayOf(2))
        select new LatestFigure(new Guid(agreement, 0, 0, new byte[8]), id, name, unit, scope, values.Distinct().ToArray());

    /// <summary>All pairs: what is said of the sum is no more than both allow.</summary>
    public static TheoryData<Qualifier, Qualifier, Qualifier> Pairs => new()
    {
        { Qualifier.Exact, Qualifier.Exact, Qualifier.Exact },
        { Qualifier.Exact, Qualifier.AtLeast, Qualifier.AtLeast },
        { Qualifier.Exact, Qualifier.JustUnder, Qualifier.JustUnder },
        { Qualifier.Exact, Qualifier.About, Qualifier.About },
        { Qualifier.AtLeast, Qualifier.AtLeast, Qualifier.AtLeast },
        { Qualifier.AtLeast, Qualifier.JustUnder, Qualifier.About },
        { Qualifier.AtLeast, Qualifier.About, Qualifier.About },
        { Qualifier.JustUnder, Qualifier.JustUnder, Qualifier.JustUnder },
        { Qualifier.JustUnder, Qualifier.About, Qualifier.About },
        { Qualifier.About, Qualifier.About, Qualifier.About },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Amounts_add_saying_no_more_than_both_allow(Qualifier one, Qualifier other, Qualifier together)
    {
        var (a, b) = (new Quantity(150, one, "enterprise", "家"), new Quantity(0.5m, other, "enterprise", "家"));
        a.Plus(b).ShouldBe(new Quantity(150.5m, together, "enterprise", "家"));
        b.Plus(a).ShouldBe(a.Plus(b));
    }

    [Fact]
    public void No_pair_is_forgotten() => Pairs.Count.ShouldBe(Qualifiers.Length * (Qualifiers.Length + 1) / 2);

    [Fact]
    public void Persons_and_person_times_never_add() =>
        Should.Throw<ArgumentException>(() => new Quantity(1, Qualifier.Exact, "person").Plus(new Quantity(1, Qualifier.Exact, "person-time")));

    [Fact]
    public void The_order_of_adding_does_not_matter() => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true),
        Prop.ForAll(Arb.From(from a in Amount from b in Amount from c in Amount select (a, b, c)), t =>
        {
            t.a.Plus(t.b).ShouldBe(t.b.Plus(t.a));
            t.a.Plus(t.b).Plus(t.c).ShouldBe(t.a.Plus(t.b.Plus(t.c)));
        }));

    [Fact]
    public void Names_units_and_scopes_stay_apart_and_disputed_figures_are_in_no_sum()
    {
        var three = new Quantity(3, Qualifier.AtLeast, "person");
        LatestFigure Of(int agreement, string unit, string? scope, params Quantity[] latest) =>
            new(new Guid(agreement, 0, 0, new byte[8]), "x", new Text("学生"), unit, scope, latest);
        var disputed = Of(4, "person", null, three, three with { Value = 4 });
        RollUp.Of(
            [
                Of(1, "person", null, three), Of(2, "person", null, three with { Qualifier = Qualifier.Exact }), Of(3, "person", null), disputed,
                Of(1, "person", "园区", three), Of(1, "person-time", null, three with { Unit = "person-time" }),
            ])
            .Select(Stored.Text).ShouldBe(((Total[])
            [
                new(new Text("学生"), "person", null, three with { Value = 6 }, 2, 1, [disputed]),
                new(new Text("学生"), "person", "园区", three, 1, 0, []),
                new(new Text("学生"), "person-time", null, three with { Unit = "person-time" }, 1, 0, []),
            ]).Select(Stored.Text));
    }

    /// <summary>What a framework states of all is not added to what its parts state; a part without a figure leaves it standing.</summary>
    [Fact]
    public void A_total_stated_above_is_not_added_to_its_parts()
    {
        var (top, child) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        LatestFigure Of(Guid agreement, int value, params Guid[] above) =>
            new(agreement, "x", new Text(
                "学生"), "person", null, value == 0 ? [] : [new Quantity(value, Qualifier.Exact, "person")]) { Above = above, Period = "2025" };
        var total = RollUp.Of([Of(top, 100), Of(child, 60, top), Of(Guid.NewGuid(), 30, top)]).Single();
        (total.Sum!.Value, total.Counted, total.StatedAbove.Single().Agreement).ShouldBe((90, 2, top));
        RollUp.Of([Of(top, 100), Of(child, 0, top)]).Single().Sum!.Value.ShouldBe(100);
        RollUp.Of([Of(top, 100), Of(child, 60, top) with { Period = "2021" }]).Select(t => (t.Period, t.Sum!.Value)).ShouldBe([("2021", 60m), ("2025", 100m)]);
    }

    [Fact]
    public void Shares_add_to_nothing()
    {
        LatestFigure Of(int agreement) =>
            new(new Guid(agreement, 0, 0, new byte[8]), "x", new Text("就业率"), "percent", null, [new Quantity(90, Qualifier.Exact, "percent")]);
        RollUp.Of([Of(1), Of(2)]).Select(t => (t.Sum!.Value, t.ShareOf)).ShouldBe([(90m, Of(1).Agreement), (90m, (Guid?)Of(2).Agreement)]);
    }

    [Theory]
    [InlineData("2025-06-30", null, "2025")]
    [InlineData(null, "2024-09/2025-08", "2024-09/2025-08")]
    [InlineData("2024-12/2025-01", null, null)]
    [InlineData(null, null, null)]
    public void A_figure_is_of_its_period_or_of_the_year_of_its_day(string? asOf, string? period, string? of)
    {
        var indicator = new Indicator("x", new Text("学生"), "person");
        Edtf? Day(string? text) => text is null ? null : Edtf.Parse(text);
        var one = new Quantity(1, Qualifier.Exact, "person");
        new Measured(indicator, indicator) { Measurements = [new Measurement(1, one, one, Day(asOf), Day(period), null, null)] }.LatestPeriod.ShouldBe(of);
    }

    [Fact]
    public void What_is_added_up_in_parts_is_what_is_added_up_at_once() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true),
        Prop.ForAll(Arb.From(from figures in AnyFigure.ArrayOf() from cut in Gen.Choose(0, 100) select (figures, cut)), t =>
        {
            var cut = t.cut % (t.figures.Length + 1);
            var parts = RollUp.Of(t.figures[cut..]).Concat(RollUp.Of(t.figures[..cut]));
            RollUp.Together(parts).Select(Known).ShouldBe(RollUp.Of(t.figures).Select(Known));
            RollUp.Of(t.figures).Sum(r => r.Counted + r.Unmeasured + r.Disputed.Count + r.StatedAbove.Count).ShouldBe(t.figures.Length);
        }));

    /// <summary>Figures of one agreement and id can differ here as they cannot in an agreement: their order among each other means nothing.</summary>
    private static string Known(Total total) =>
        Stored.Text(total with { Disputed = [] }) + string.Join(';', total.Disputed.Select(Stored.Text).Order(StringComparer.Ordinal));
}
