using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Amending;

/// <summary>Amendments at any time: of the text, of the parties, of an amendment that there is not.</summary>
internal sealed class AmendingWalks : IWalkCommands
{
    private static readonly PartyChanges Joins = new([Party.OfInstitution("changan-school", PartyRole.Principal, new Text("长安技师学院"))], []);
    private static readonly Gen<string> Who = Gen.Elements(Qingsu, CqWomen, JiangbeiEdu, "changan-school");
    private static readonly Gen<PartyChanges?> Changes = Gen.Elements(
        null, null, Joins, new PartyChanges([], [CqWomen]), new PartyChanges(Joins.Joining, [CqWomen]));
    private static readonly Gen<Terms> Text = Gen.Elements(Text1, Text2, Text2, Reversed);
    private static readonly Gen<int> Number = Gen.Frequency((6, Gen.Constant(1)), (1, Gen.Choose(0, 3)));
    private static readonly string[] Digests = [Digest1, Digest2, AmendmentDigest.Of(Text2, Joins)];

    public static Gen<Asked> Any { get; } = Gen.OneOf(
        from text in Text from parties in Changes from why in Gen.Elements("增加课程建设", "") select (Asked)Ask.Amend(text, parties, why),
        from n in Number from text in Text from parties in Changes select (Asked)(Ask.ReviseAmendment(text, parties) with { Number = n }),
        from n in Number from who in Who from digest in Gen.Elements(Digests) select (Asked)(Ask.ConsentToAmendment(who, digest) with { Number = n }),
        from n in Number from who in Who select (Asked)(Ask.RefuseAmendment(who) with { Number = n }),
        from n in Number from who in Who from day in Gen.Elements(Now, Tomorrow) select (Asked)(Ask.SignAmendment(new Signature(who, day)) with { Number = n }),
        from n in Number from day in Gen.Elements(null, Now, Edtf.Parse("2026")) select (Asked)(Ask.Adopt() with { Number = n, On = day }),
        from day in Gen.Elements(Today, new DateOnly(2027, 1, 1)) select new AdoptDueAmendment().On(day),
        from n in Number select (Asked)(Ask.WithdrawAmendment() with { Number = n }));
}
