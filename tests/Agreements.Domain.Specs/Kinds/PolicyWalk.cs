using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Agreements.Domain.Specs.Kinds;

/// <summary>What policies throw into the walks.</summary>
internal sealed class PolicyWalk : IWalkCommands, IStepsBeside
{
    public static Gen<Asked> Any => Gen.Elements<Asked>(PolicySpecs.Adopt(), Ask.Negotiated().Knowing(PolicySpecs.Around()));

    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
        [(Story.At(Stage.Proposed), new Step(PolicySpecs.Adopt(), new PolicyAdopted(PolicySpecs.Stricter, "按新政策")))];
}
