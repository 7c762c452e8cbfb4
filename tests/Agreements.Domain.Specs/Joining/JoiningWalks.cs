using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Joining;

/// <summary>Parties come and go at any time.</summary>
internal sealed class JoiningWalks : IWalkCommands
{
    private static readonly Party Newcomer = Party.OfInstitution("newcomer", PartyRole.Principal, UnnamedName);

    private static readonly Gen<string> Who = Gen.Elements(Qingsu, CqWomen, JiangbeiEdu, Changan, Unnamed.Id, UnnamedWitness.Id, "newcomer", "nobody");

    private static readonly Gen<string> Reason = Gen.Elements("业务调整", " ");

    public static Gen<Asked> Any { get; } = Gen.OneOf(
        Gen.Elements(Newcomer, Newcomer with { Role = PartyRole.Guide }, First, Second, Member, Unnamed, UnnamedWitness with { Id = "unnamed-3" })
            .Select(Asked (p) => Ask.Add(p)),
        from who in Who from code in Gen.Elements("newcomer", Changan, "other") select (Asked)Ask.Name(who, code),
        from who in Who from code in Gen.Elements("newcomer", Qingsu, "other") from why in Reason select (Asked)Ask.Replace(who, code, why),
        from who in Who from why in Reason select (Asked)Ask.Leave(who, why),
        from who in Who from role in Gen.Elements(Enum.GetValues<PartyRole>()) select (Asked)Ask.Recast(who, role));
}
