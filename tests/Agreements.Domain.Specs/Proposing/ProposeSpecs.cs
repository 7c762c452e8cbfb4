using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Proposing;

public sealed class ProposeSpecs : RefusalSpecs<ProposeSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nobody would be bound", [], Ask.Propose(parties: [FirstWitness, Member]), new PrincipalMissing()),
        new("a party stands twice", [], Ask.Propose(parties: [First, Second, First with { Role = PartyRole.Host }]), new PartyNamedTwice(Qingsu, QingsuName)),
        new("it is its own parent", [], Ask.Propose() with { Parent = Id }, new ParentIsItself()),
        new("everything at once, in order", [], Ask.Propose(parties: [FirstWitness, FirstWitness, Member, Member]) with { Parent = Id },
            new PrincipalMissing(), new PartyNamedTwice(QingyangEdu, QingyangEduName), new PartyNamedTwice(Changan, ChanganName), new ParentIsItself()),
        new("another agreement has the id: another title", Story.At(Stage.Signed), Ask.Propose() with { Title = new Text("另一份协议") }, new AgreementIdTaken(Id)),
        new("another agreement has the id: another kind", Story.At(Stage.Proposed), Ask.Propose(AgreementKind.Aid), new AgreementIdTaken(Id)),
        new("another agreement has the id: other parties", Story.At(Stage.Proposed), Ask.Propose(parties: [First, Second]), new AgreementIdTaken(Id)),
        new("another agreement has the id: another parent", Story.At(Stage.Proposed), Ask.Propose() with { Parent = null }, new AgreementIdTaken(Id)),
        new("another agreement has the id: another day", Story.At(Stage.Proposed), Ask.Propose() with { On = Visit }, new AgreementIdTaken(Id)),
        new("another agreement has the id: another reference", Story.At(Stage.Proposed), Ask.Propose() with { Reference = "QJ-2" }, new AgreementIdTaken(Id)),
        new("another agreement has the id: another source", Story.At(Stage.Proposed), Ask.Propose() with { On = Now, Source = Press },
            new AgreementIdTaken(Id)),
        new("nothing can be asked of an agreement that is not there", [], Ask.Start(), new AgreementUnknown(Id)),
    ];

    [Fact]
    public void It_begins_today_unless_a_day_is_given()
    {
        GivenNothing().When(Ask.Propose())
            .Then(new AgreementProposed(AgreementKind.FriendshipSchool, 1, Title, Parties, ParentId, Now, null, null, Institution: QingyangEdu));
        GivenNothing().When(Ask.Propose() with { On = Visit })
            .Then(new AgreementProposed(AgreementKind.FriendshipSchool, 1, Title, Parties, ParentId, Visit, null, null, Institution: QingyangEdu));
    }

    [Fact]
    public void A_day_that_the_source_does_not_give_stays_unknown() =>
        GivenNothing().When(Ask.Propose() with { Source = Press, Reference = "QJ-2" })
            .Then(new AgreementProposed(AgreementKind.FriendshipSchool, 1, Title, Parties, ParentId, null, "QJ-2", Press));

    [Fact]
    public void One_principal_and_an_unnamed_party_are_enough_to_begin()
    {
        var after = GivenNothing().When(Ask.Propose(AgreementKind.Aid, First, Unnamed))
            .Then(new AgreementProposed(AgreementKind.Aid, 1, Title, [First, Unnamed], ParentId, Now, null, null, Institution: QingyangEdu));
        (after.Stage, after.Kind, after.Title, after.Parent, after.Version).ShouldBe((Stage.Proposed, AgreementKind.Aid, Title, ParentId, 1));
    }

    [Fact]
    public void An_asker_who_has_seen_another_version_of_nothing_is_told() =>
        GivenNothing().When(Ask.Propose().Seeing(1)).ThenRefused(new VersionStale(1, 0));

    [Fact]
    public void Proposing_again_later_says_nothing_new() => Given(Story.At(Stage.Evaluated)).When(Ask.Propose().On(Today.AddDays(9))).ThenNothing();

    [Fact]
    public void Every_kind_can_be_proposed_and_keeps_its_policy()
    {
        foreach (var kind in Enum.GetValues<AgreementKind>())
        {
            var after = Given(Story.At(Stage.Proposed, kind)).State;
            (after.Policy.Kind, after.Policy.Version).ShouldBe((kind, KindPolicy.Newest(kind).Version));
            after.Policy.Rubric.Sum(r => r.Weight).ShouldBe(100);
            after.Policy.LeastPrincipals.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void A_policy_of_a_later_release_is_not_guessed() =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Given(new AgreementProposed(AgreementKind.Aid, 99, Title, Parties, null, null, null, null)).State);
}
