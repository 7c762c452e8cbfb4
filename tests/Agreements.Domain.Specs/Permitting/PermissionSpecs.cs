using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Permitting;

/// <summary>The table of permissions: whole, and read as it is written.</summary>
public sealed class PermissionSpecs : IRefusedElsewhere
{
    private static readonly Ties Strange = Tied();
    private static readonly Ties Related = Tied(Qingsu);

    /// <summary>A refusal of each sort: nobody may, another role may, the party itself may, in another stage one might.</summary>
    public static IEnumerable<Refusal> Refusals =>
    [
        Permissions.Refuse(typeof(ApproveAgreement), ActingRole.Coordinator, Related)!,
        Permissions.Refuse(typeof(ConsentToTerms), ActingRole.Representative, Related with { OwnParty = CqWomen })!,
        Permissions.Refuse(typeof(ReviseTerms), ActingRole.Representative, Related with { OwnParty = Qingsu, Stage = Stage.Signed })!,
        Permissions.Refuse(typeof(AdoptPolicy), ActingRole.Representative, Related)!,
    ];

    [Fact]
    public void Every_command_has_one_line()
    {
        var commands = typeof(Command).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract).ToArray();
        commands.Length.ShouldBeGreaterThan(80);
        Permissions.Table.Select(l => l.Command).ShouldBe(commands, ignoreOrder: true);
        Permissions.Table.ShouldAllBe(l => l.Permits.Select(p => p.Role).Distinct().Count() == l.Permits.Count);
    }

    /// <summary>A policy judges the agreements of every bureau: no role that is held for one of them publishes it, whatever its reach.</summary>
    [Fact]
    public void A_policy_is_published_above_all_bureaus()
    {
        var ties = Related with { OwnParty = Qingsu };
        Enum.GetValues<ActingRole>().Where(r => Permissions.Refuse(typeof(PublishPolicy), r, ties) is null)
            .ShouldBe([ActingRole.Administrator, ActingRole.System]);
    }

    [Fact]
    public void An_auditor_may_give_none_and_the_system_all()
    {
        foreach (var (command, _) in Permissions.Table)
        {
            Permissions.Refuse(command, ActingRole.Auditor, Related with { OwnParty = Qingsu }).ShouldNotBeNull(command.Name);
            Permissions.Refuse(command, ActingRole.System, Strange).ShouldBeNull(command.Name);
        }
    }

    [Fact]
    public void Nobody_may_do_anything_to_an_agreement_they_have_no_hand_in()
    {
        foreach (var (command, _) in Permissions.Table.Where(l => l.Command.IsSubclassOf(typeof(AgreementCommand))))
        {
            foreach (var role in Enum.GetValues<ActingRole>().Except([ActingRole.System]))
            {
                Permissions.Refuse(command, role, Strange with { OwnParty = Qingsu, Stage = Stage.Proposed }).ShouldNotBeNull($"{command.Name} by {role}");
            }
        }
    }

    [Theory]
    [InlineData(ActingRole.Representative, Qingsu, true)]
    [InlineData(ActingRole.Representative, CqWomen, false)]
    [InlineData(ActingRole.Coordinator, CqWomen, true)]
    [InlineData(ActingRole.Approver, Qingsu, false)]
    [InlineData(ActingRole.Administrator, Qingsu, false)]
    public void A_party_consents_by_its_own_representative_or_the_bureau_takes_it_down(ActingRole role, string party, bool may) =>
        (Permissions.Refuse(typeof(ConsentToTerms), role, Related with { OwnParty = party }) is null).ShouldBe(may);

    [Theory]
    [InlineData(Stage.Proposed, true)]
    [InlineData(Stage.Negotiated, true)]
    [InlineData(Stage.Signed, false)]
    [InlineData(Stage.Evaluated, false)]
    public void A_representative_puts_texts_forward_until_it_is_signed(Stage stage, bool may) =>
        (Permissions.Refuse(typeof(ReviseTerms), ActingRole.Representative, Related with { OwnParty = Qingsu, Stage = stage }) is null).ShouldBe(may);

    [Fact]
    public void What_is_evaluated_is_taken_back_by_an_approver_only()
    {
        Permissions.Refuse(typeof(ReturnToStage), ActingRole.Coordinator, Related with { Stage = Stage.Evaluated }).ShouldNotBeNull();
        Permissions.Refuse(typeof(ReturnToStage), ActingRole.Approver, Related with { Stage = Stage.Evaluated }).ShouldBeNull();
        Permissions.Refuse(typeof(ReturnToStage), ActingRole.Coordinator, Related with { Stage = Stage.Implementing }).ShouldBeNull();
    }

    [Fact]
    public void A_refusal_says_whose_it_is()
    {
        var refusal = Permissions.Refuse(typeof(ConsentToTerms), ActingRole.Representative, Related with { OwnParty = CqWomen })!;
        refusal.Code.ShouldBe("not-permitted");
        refusal.Sentence.ShouldBe(new Text(
            "您以参与方代表身份不能做这件事：有关机构的协调员，该方的参与方代表可以。",
            "As a party representative you may not do this: a related institution's coordinator, the party's own party representative may."));
        refusal.PartyId.ShouldBe(CqWomen);
        refusal.MetBy.ShouldBe([CanMeet.Coordinator, CanMeet.Party]);
        Permissions.Refuse(typeof(ReviseTerms), ActingRole.Representative, Related with { OwnParty = Qingsu, Stage = Stage.Signed })!.Sentence.Zh
            .ShouldEndWith("该方的参与方代表在提出、协商一致阶段可以。");
    }

    [Fact]
    public void Whose_word_a_command_is()
    {
        var owed = Story.At(Stage.Implementing);
        var state = Given(owed).State;
        Ask.Consent(CqWomen, "x").SpeaksFor(state).ShouldBe(CqWomen);
        Ask.Suspend(Qingsu).SpeaksFor(state).ShouldBe(Qingsu);
        new ClaimCommitment(state.Commitments[0].Commitment.Id).SpeaksFor(state).ShouldBe(state.Commitments[0].Commitment.Owner);
        Ask.Place(OtherId()).NamedAgreements.ShouldBe([OtherId()]);
    }

    private static Guid OtherId() => Ask.OtherId;

    private static Ties Tied(params string[] codes) => new(codes.ToHashSet(StringComparer.Ordinal), null, null);
}
