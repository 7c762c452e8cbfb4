using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Closing;

/// <summary>What closes an agreement comes seldom, or no walk would get anywhere.</summary>
internal sealed class ClosingWalks : IWalkCommands
{
    public static Gen<Asked> Any => Gen.Frequency(
        (1, Gen.Elements<Asked>(
            Ask.Decline(), Ask.Withdraw(), Ask.Terminate(), Ask.TerminateAtOnce(), Ask.EndByNotice(new DateOnly(2025, 6, 1)),
            Ask.Expire(new DateOnly(2028, 4, 1)))),
        (3, Gen.Elements<Asked>(
            Ask.Decline("nobody"), Ask.Withdraw(""), Ask.DropEnd(), Ask.TerminateAtOnce().By(Coordinator), Ask.EndByNotice(), Ask.Expire(),
                Ask.Archive("办结"))),
        (2, from who in Gen.Elements(Qingsu, CqWomen, Changan)
            from day in Gen.Elements<DateOnly?>(null, Today, new DateOnly(2025, 5, 20))
            select (Asked)Ask.Notify(who, day)),
        (2, Gen.Elements(Qingsu, CqWomen, Changan).Select(Asked (who) => Ask.Revoke(who))),
        (2, from who in Gen.Elements(Qingsu, CqWomen, Changan)
            from asked in Gen.Elements<Asked>(Ask.ProposeEnd(who), Ask.ConsentToEnd(who), Ask.DropEnd(who))
            select asked));
}
