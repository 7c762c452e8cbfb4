using Agreements.Domain.Specs.Properties;
using FsCheck;
using FsCheck.Fluent;
using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Renewing;

/// <summary>Renewals at any time; the successor is not there to take its place.</summary>
internal sealed class RenewingWalks : IWalkCommands
{
    public static Gen<Asked> Any { get; } = Gen.OneOf(
        from text in Gen.Elements(null, Text1, Ask.Longer, Ask.Longer with { Areas = [] }, Reversed)
        from why in Gen.Elements(null, "学生仍有需要")
        from day in Gen.Elements(Today, new DateOnly(2027, 12, 1))
        select (Asked)(Ask.Renew(text, why).On(day)),
        Gen.Elements<Asked>(Ask.Supersede(ParentId, null), new ReinstateAgreement(ParentId)));
}
