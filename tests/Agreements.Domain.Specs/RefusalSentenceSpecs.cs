namespace Agreements.Domain.Specs;

/// <summary>What people read when something is refused, for every refusal that the specs bring about.</summary>
public sealed class RefusalSentenceSpecs
{
    /// <summary>Those that only another command helps against: nobody of a party or a bureau can mend them.</summary>
    private static readonly Type[] NobodyMends =
    [
        typeof(AgreementUnknown), typeof(AgreementIdTaken), typeof(VersionStale), typeof(EngagementUnknown), typeof(EngagementIdTaken),
        typeof(NotForPolicies), typeof(PolicyBackdated),
    ];

    private static readonly IReadOnlyList<Refusal> Produced = [.. Cases().SelectMany(Decide), .. Elsewhere()];

    public static TheoryData<string> All => [.. Refusals().Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_refusal_is_brought_about_by_a_spec(string refusal) => Produced.Select(r => r.GetType().Name).ShouldContain(refusal);

    [Theory]
    [MemberData(nameof(All))]
    public void Every_refusal_speaks_both_languages(string refusal)
    {
        foreach (var r in Produced.Where(r => r.GetType().Name == refusal))
        {
            r.Sentence.Zh.ShouldMatch(@"\p{IsCJKUnifiedIdeographs}");
            r.Sentence.Zh.ShouldMatch("[。]$");
            r.Sentence.En.ShouldNotBeNullOrWhiteSpace();
            r.Sentence.En.ShouldMatch("[.]$");
            r.Sentence.En.ShouldNotContain("Text {");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_refusal_says_who_can_mend_it(string refusal)
    {
        foreach (var r in Produced.Where(r => r.GetType().Name == refusal))
        {
            r.MetBy.ShouldBeUnique();
            r.MetBy.Count.ShouldBeInRange(NobodyMends.Contains(r.GetType()) ? 0 : 1, NobodyMends.Contains(r.GetType()) ? 0 : 3);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Two_refusals_that_say_the_same_are_equal(string refusal)
    {
        foreach (var c in Cases())
        {
            foreach (var (first, second) in Decide(c).Zip(Decide(c)).Where(p => p.First.GetType().Name == refusal))
            {
                first.ShouldBe(second);
                first.GetHashCode().ShouldBe(second.GetHashCode());
            }
        }

        foreach (var (first, second) in Elsewhere().Zip(Elsewhere()).Where(p => p.First.GetType().Name == refusal))
        {
            first.ShouldBe(second);
            first.GetHashCode().ShouldBe(second.GetHashCode());
        }
    }

    [Fact]
    public void Refusals_that_say_something_else_differ()
    {
        new PartyUnknown("a").ShouldNotBe(new PartyUnknown("b"));
        new WrongStage(Stage.Signed, Stage.Proposed).ShouldNotBe(new WrongStage(Stage.Signed, Stage.Negotiated));
        new ScoresNotAsRubric("p", ["a"]).ShouldNotBe(new ScoresNotAsRubric("p", ["b"]));
        ((Refusal)new TermsMissing()).ShouldNotBe(new PrincipalMissing());
    }

    [Fact]
    public void Codes_are_unique_and_those_of_waivable_guards_exist()
    {
        var codes = Produced.GroupBy(r => r.GetType()).Select(g => g.First().Code).ToArray();
        codes.ShouldBeUnique();
        codes.ShouldAllBe(c => c.All(x => char.IsAsciiLetterLower(x) || x == '-'));
        Guards.Waivable.ShouldBeSubsetOf(codes);
    }

    [Fact]
    public void A_refusal_that_the_party_can_mend_names_it()
    {
        foreach (var r in Produced.Where(r => r.MetBy.Contains(CanMeet.Party)))
        {
            r.PartyId.ShouldNotBeNullOrEmpty(r.Code);
        }
    }

    private static IEnumerable<Type> Refusals() => typeof(Refusal).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Refusal)) && !t.IsAbstract);

    private static IEnumerable<RefusalCase> Cases() =>
        typeof(RefusalSentenceSpecs).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IRefusalCases)) && t.IsClass)
            .SelectMany(t => (IReadOnlyList<RefusalCase>)t.GetProperty(nameof(IRefusalCases.Refused))!.GetValue(null)!);

    /// <summary>What is refused on streams that are no agreement's.</summary>
    private static IEnumerable<Refusal> Elsewhere() =>
        typeof(RefusalSentenceSpecs).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IRefusedElsewhere)) && t.IsClass)
            .SelectMany(t => (IEnumerable<Refusal>)t.GetProperty(nameof(IRefusedElsewhere.Refusals))!.GetValue(null)!);

    /// <summary>What the decider gives, not what the spec expects; and the same asked by one who has not seen the present version.</summary>
    private static IEnumerable<Refusal> Decide(RefusalCase c)
    {
        var state = Given(c.Happened).State;
        return [.. c.Asked.DecideOn(state).Refusals, .. c.Asked.Seeing(99).DecideOn(state).Refusals];
    }
}
