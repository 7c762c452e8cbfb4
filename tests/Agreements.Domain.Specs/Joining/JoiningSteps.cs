using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Joining;

/// <summary>Each command of joining, accepted.</summary>
internal sealed class JoiningSteps : IStepsBeside
{
    private static readonly Party Newcomer = Party.OfInstitution("newcomer", PartyRole.Guide, UnnamedName);

    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
    [
        (Story.At(Stage.Signed), new Step(Ask.Add(Newcomer), new PartyAdded(Newcomer, null, Now, [], null))),
        (Story.ProposedAmong(AgreementKind.Aid, First, Unnamed),
            new Step(Ask.Name(Unnamed.Id, Changan), new PartyNamed(Unnamed.Id, Changan, null, ChanganName, Now, null))),
        (Story.At(Stage.Proposed), new Step(Ask.Replace(JiangbeiEdu, "merged"),
            new PartyReplaced(JiangbeiEdu, new Party("merged", "merged", null, PartyRole.Witness, ChanganName), "两校合并", Now, [], null, true))),
        (Story.At(Stage.Signed), new Step(Ask.Leave(Changan), new PartyLeft(Changan, "业务调整", Now, [], null))),
        (Story.At(Stage.Signed), new Step(Ask.Recast(Changan, PartyRole.Host), new RoleChanged(Changan, PartyRole.Member, PartyRole.Host, null, Now, []))),
    ];
}
