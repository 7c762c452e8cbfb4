using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Framing;

/// <summary>The tree: each command accepted once, and thrown into the walks.</summary>
internal sealed class FramingWalks : IWalkCommands, IStepsBeside
{
    private static readonly IReadOnlyList<AgreementEvent> There = Story.At(Stage.Proposed);

    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
    [
        (There, new(Ask.Place(Ask.OtherId), new PlacedUnder(Ask.OtherId, ParentId, "归口调整", Now))),
        (There, new(Ask.Carry("exchange"), new ClausesCarried(ParentId, ["exchange"]))),
        (There.And(new ClausesCarried(ParentId, ["exchange"])), new(Ask.DropCarried("exchange"), new ClausesDropped(ParentId, ["exchange"]))),
    ];

    public static Gen<Asked> Any => Gen.OneOf(
        Gen.Elements<Guid?>(null, Id, ParentId, Ask.OtherId, Guid.Empty).Select(Asked (p) => Ask.Place(p)),
        Gen.Elements<IReadOnlyList<string>>([], ["exchange"], ["moon"]).Select(Asked (c) => Ask.Carry(c)),
        Gen.Elements<IReadOnlyList<string>>(["exchange"], ["moon"]).Select(Asked (c) => Ask.DropCarried(c)));
}
