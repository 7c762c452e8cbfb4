using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Kinds;

public sealed class PolicySpecs : RefusalSpecs<PolicySpecs>, IRefusalCases, IRefusedElsewhere
{
    internal static readonly KindPolicy Stricter = KindPolicy.Newest(AgreementKind.FriendshipSchool) with { Version = 2, LeastPrincipals = 3 };

    private static readonly Party Bureau = Party.OfInstitution("bureau", PartyRole.Guide, new Text("市教委"));
    private static readonly Party Association = Party.OfInstitution("association", PartyRole.Member, new Text("行业协会"));
    private static readonly Party Park = Party.OfInstitution("park", PartyRole.Principal, new Text("产业园"));
    private static readonly Party Enterprise = Party.OfInstitution(Changan, PartyRole.Principal, ChanganName);
    private static readonly Party[] AllFive = [First, Second, Enterprise, Park, Bureau, Association, FirstWitness];

    public static IReadOnlyList<RefusalCase> Refused { get; } =
    [
        new("a policy adopted after a rating", Story.At(Stage.Implementing).And(new AgreementRated(Qingsu, Scores(90, 90, 90), null)),
            Adopt(), new RatedByOldPolicy(1)),
        new("a consortium lacks industry and park",
            ReadyToNegotiate(
                [First, Second, Enterprise, Unnamed with { Role = PartyRole.Member }, Bureau, Party.OfInstitution("new", PartyRole.Principal, Title)]),
            Ask.Negotiated().Knowing(Around()), new InstitutionKindsMissing([InstitutionKind.Industry, InstitutionKind.Park])),
        new("a witness is no participant", ReadyToNegotiate([First, Second, Enterprise, Park, Association, FirstWitness]),
            Ask.Negotiated().Knowing(Around()), new InstitutionKindsMissing([InstitutionKind.Government])),
    ];

    public static IEnumerable<Refusal> Refusals =>
    [
        .. (Publish(Faulty) with { From = Today.AddDays(-1) }).By(Coordinator).DecideOn(Nothing).Refusals,
    ];

    private static KindPolicy Faulty => new(
        AgreementKind.Aid, 1, 0, WitnessRule.None, false, [new("a", new Text("甲"), 50), new("a", new Text(""), -1)],
        [InstitutionKind.Park, InstitutionKind.Park, InstitutionKind.Other], [new(7, CanMeet.Party), new(-700, CanMeet.Party)]);

    private static PublishedPolicies Nothing => PublishedPolicies.Unwritten(PublishedPolicies.StreamOf(AgreementKind.FriendshipSchool));

    public static TheoryData<AgreementKind> All => [.. Enum.GetValues<AgreementKind>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Shipped_policies_are_without_fault_and_numbered_from_one(AgreementKind kind)
    {
        KindPolicy.Of(kind).SelectMany(PolicyFaults.Of).ShouldBeEmpty();
        KindPolicy.Of(kind).Select(p => (p.Kind, p.Version)).ShouldBe(Enumerable.Range(1, KindPolicy.Of(kind).Count).Select(v => (kind, v)));
        KindPolicy.Of(kind, 1).ShouldBeSameAs(KindPolicy.Of(kind)[0]);
    }

    /// <summary>What stored agreements were judged by stays as it was.</summary>
    [Fact]
    public void The_first_versions_ask_for_what_they_always_did()
    {
        Enum.GetValues<AgreementKind>().Select(k => KindPolicy.Of(k, 1)).Select(p => (p.LeastPrincipals, p.Witnesses, p.NeedsApproval)).ShouldBe(
        [
            (2, WitnessRule.None, true), (2, WitnessRule.None, false), (2, WitnessRule.None, false),
            (2, WitnessRule.EachNamed, false), (2, WitnessRule.None, false),
            (2, WitnessRule.Any, false), (4, WitnessRule.None, true), (1, WitnessRule.None, false), (2, WitnessRule.None, true), (1, WitnessRule.None, false),
        ]);
        foreach (var policy in Enum.GetValues<AgreementKind>().Select(k => KindPolicy.Of(k, 1)))
        {
            policy.Rubric.Select(c => (c.Id, c.Weight)).ShouldBe([("delivery", 40), ("results", 40), ("cooperation", 20)]);
            (policy.NeededKinds, policy.Reminders).ShouldBe((null, null));
        }
    }

    [Fact]
    public void A_consortium_needs_all_five_kinds_of_institution() => KindPolicy.Newest(AgreementKind.Consortium).NeededKinds.ShouldBe(
        [InstitutionKind.Government, InstitutionKind.Industry, InstitutionKind.School, InstitutionKind.Enterprise, InstitutionKind.Park]);

    [Fact]
    public void With_all_five_a_consortium_is_negotiated()
    {
        var happened = ReadyToNegotiate(AllFive);
        Ask.Negotiated().Needs(Given(happened).State).Institutions.ShouldBe([Qingsu, CqWomen, Changan, "park", "bureau", "association"]);
        Given(happened).When(Ask.Negotiated().Knowing(Around())).Then(new AgreementNegotiated(Digest1, Now, null));
        Should.Throw<InvalidOperationException>(() => Guards.UnmetForNext(Given(happened).State, Today, RelatedState.Nothing))
            .Message.ShouldContain("not loaded");
        Guards.UnmetForNext(Given(happened).State, Today, RelatedState.Nothing.Answering(Guards.NeedsForNext(Given(happened).State)))
            .OfType<InstitutionKindsMissing>().Single().Missing.Count.ShouldBe(5, "an unknown kind satisfies nothing");
        Ask.Negotiated().Needs(Given(Story.Before(Stage.Negotiated)).State).Institutions.ShouldBe([Qingsu, CqWomen], "two merged into one are one principal");
    }

    [Fact]
    public void A_consortium_of_the_first_version_is_judged_as_before()
    {
        AgreementEvent[] happened =
        [
            new AgreementProposed(AgreementKind.Consortium, 1, Title, [First, Second, Enterprise, Park], null, Now, null, null),
            .. ReadyToNegotiate([First, Second, Enterprise, Park]).Skip(1),
        ];
        Given(happened).When(Ask.Negotiated()).Then(new AgreementNegotiated(Digest1, Now, null));
    }

    [Fact]
    public void A_policy_is_published_as_the_next_version_from_a_day_on()
    {
        var published = new PolicyPublished(Stricter, Today, "年度修订");
        Decides(Nothing, Publish(Stricter with { Version = 77 }), published);
        var state = PublishedPolicies.Evolve(Nothing, published);
        Decides(state, Publish(Stricter));
        Decides(state, Publish(Stricter).Seeing(0));
        var later = Publish(Stricter with { LeastPrincipals = 2 }) with { From = Today.AddDays(30) };
        var next = new PolicyPublished(Stricter with { Version = 3, LeastPrincipals = 2 }, Today.AddDays(30), "年度修订");
        Decides(state, later, next);
        (later.Seeing(0)).DecideOn(state).Refusals.ShouldBe([new VersionStale(0, 1)]);
        state = PublishedPolicies.Evolve(state, next);
        (state.On(Today.AddDays(-1)), state.On(Today)?.Version, state.On(Today.AddDays(29))?.Version, state.On(Today.AddDays(30))?.Version)
            .ShouldBe((null, 2, 2, 3));
        ((Asked)Publish(Stricter)).DecideOn(state).Refusals.ShouldBe([new PolicyBackdated(Today, Today.AddDays(30))]);
        Should.Throw<InvalidOperationException>(() => PublishedPolicies.Evolve(state, new UnheardOf()));
    }

    [Fact]
    public void A_bureaus_leader_publishes_none() =>
        Publish(Stricter).By(Approver).DecideOn(Nothing).Refusals.ShouldBe([new NotForPolicies(ActingRole.Approver)]);

    [Fact]
    public void Every_fault_is_told() => (Publish(Faulty) with { From = Today.AddDays(-1) }).By(Coordinator).DecideOn(Nothing).Refusals
        .Select(r => r is PolicyAtFault f ? $"{f.Code} {f.Where}" : r.Code).ShouldBe(
        [
            "not-for-policies", "policy-at-fault leastPrincipals", "policy-at-fault rubric", "policy-at-fault rubric/a",
            "policy-at-fault rubric/a", "policy-at-fault rubric/a",
            "policy-at-fault neededKinds", "policy-at-fault neededKinds", "policy-at-fault reminders", "policy-at-fault reminders", "policy-backdated",
        ]);

    [Fact]
    public void Steps_of_an_approval_are_published_and_judged()
    {
        KindPolicy stepwise = Stricter with { NeedsApproval = true, ApprovalSteps = [new(ActingRole.Approver, ApprovalAt.Own)] };
        Decides(PublishedPolicies.Evolve(Nothing, new PolicyPublished(Stricter, Today, "年度修订")), Publish(stepwise).Knowing(Around()),
            new PolicyPublished(stepwise with { Version = 3 }, Today, "年度修订"));
        Decides(PublishedPolicies.Evolve(Nothing, new PolicyPublished(stepwise, Today, "年度修订")), Publish(stepwise));
        Publish(stepwise with
        {
            NeedsApproval = false,
            ApprovalSteps =
            [
                new(ActingRole.Auditor, ApprovalAt.Own, "bureau", Stage.Implementing), new(ActingRole.Approver, ApprovalAt.Named),
                new(ActingRole.Approver, ApprovalAt.Above, null, Stage.Proposed), new(ActingRole.Approver, ApprovalAt.Named, "nowhere", Stage.Evaluated),
            ],
        }).Knowing(Around()).DecideOn(Nothing).Refusals.Select(r => r is PolicyAtFault f ? f.Where : r.Code).ShouldBe(
        [
            "needsApproval", "approvalSteps/1/role", "approvalSteps/1/institution", "approvalSteps/2/institution", "approvalSteps/2/stage",
            "approvalSteps/3/stage", "approvalSteps/3/stage", "institution-unknown",
        ]);
    }

    [Fact]
    public void A_new_agreement_gets_the_newest_policy_of_its_day_and_keeps_it()
    {
        var propose = Ask.Propose().Knowing(Published(Today));
        ((ProposeAgreement)propose.Command).Needs(Given().State).Policies.ShouldBe([AgreementKind.FriendshipSchool]);
        var state = GivenNothing().When(propose).Then(
            new AgreementProposed(AgreementKind.FriendshipSchool, 2, Title, Parties, ParentId, Now, null, null, Policy: Stricter, Institution: QingyangEdu));
        state.Policy.AsksTheSame(Stricter).ShouldBeTrue();
        GivenNothing().When(Ask.Propose().Knowing(Published(Today.AddDays(1)))).Then(
            new AgreementProposed(AgreementKind.FriendshipSchool, 1, Title, Parties, ParentId, Now, null, null, Institution: QingyangEdu));
    }

    [Fact]
    public void An_agreement_under_way_adopts_a_newer_policy_when_somebody_says_so()
    {
        var state = Given(Story.At(Stage.Proposed)).When(Adopt()).Then(new PolicyAdopted(Stricter, "按新政策"));
        state.Policy.LeastPrincipals.ShouldBe(3);
        Given(Story.At(Stage.Proposed)).When(Adopt().Knowing(RelatedState.Nothing)).ThenNothing();
    }

    internal static Asked Adopt() => new AdoptPolicy("按新政策").Knowing(Published(Today));

    private static PublishPolicy Publish(KindPolicy policy) => new(
        policy.Kind, policy.LeastPrincipals, policy.Witnesses, policy.NeedsApproval, policy.Rubric, "年度修订", policy.NeededKinds, policy.Reminders,
        ApprovalSteps: policy.ApprovalSteps);

    private static RelatedState Published(DateOnly from) =>
        RelatedState.Nothing.And(AgreementKind.FriendshipSchool, PublishedPolicies.Evolve(Nothing, new PolicyPublished(Stricter, from, "年度修订")));

    internal static RelatedState Around()
    {
        (string Code, InstitutionKind Kind)[] known =
        [
            (Qingsu, InstitutionKind.School), (CqWomen, InstitutionKind.School), (Changan, InstitutionKind.Enterprise), ("park", InstitutionKind.Park),
            ("bureau", InstitutionKind.Government), ("association", InstitutionKind.Industry), (QingyangEdu, InstitutionKind.Government),
        ];
        return RelatedState.Nothing.And(known.Select(k =>
            Institution.Evolve(Institution.Unwritten(k.Code), new InstitutionRegistered(k.Code, k.Kind, new Text(k.Code), [], null, null, null))));
    }

    private static IReadOnlyList<AgreementEvent> ReadyToNegotiate(IReadOnlyList<Party> parties) =>
    [
        new AgreementProposed(AgreementKind.Consortium, 2, Title, parties, null, Now, null, null),
        new TermsRevised(1, Text1, Digest1, []),
        .. parties.Where(p => p.IsPrincipal).Select(p => new TermsConsented(p.Id, Digest1, Now)),
    ];

    private static void Decides(PublishedPolicies state, Asked asked, params IReadOnlyList<PolicyEvent> expected)
    {
        var decision = asked.DecideOn(state);
        decision.Refusals.ShouldBeEmpty();
        decision.Events.Select(Stored.Text).ShouldBe(expected.Select(Stored.Text));
    }

    private sealed record UnheardOf : PolicyEvent;
}
