using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Negotiating;

/// <summary>Texts are refused, answered and taken back.</summary>
internal sealed class NegotiatingWalks : IWalkCommands
{
    private static readonly Gen<string> Who = Gen.Elements(Qingsu, CqWomen, Changan, Unnamed.Id);

    public static Gen<Asked> Any { get; } = Gen.OneOf(
        from who in Who from digest in Gen.Elements(Digest1, Digest2) from why in Gen.Elements("互派人数过多", "期限太长", " ")
        select (Asked)Ask.Refuse(who, digest, why),
        from who in Who from text in Gen.Elements(Text1, Text2, Text1 with { Principles = [new Text("")] }) from number in Gen.Elements<int?>(null, 1, 2)
        select (Asked)(Ask.Revise(text) with { Party = who, Answers = number }),
        Gen.Elements<string?>(null, "回到原文").Select(Asked (why) => Ask.Restore(why)));
}
