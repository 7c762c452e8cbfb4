using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static readonly Text RenewalTitle = new("友好学校协议（2028—2031）", "Friendship-school agreement 2028–2031");

    /// <summary>The text of three years more.</summary>
    public static readonly Terms Longer = Text1 with { Term = new Period(3, Edtf.Parse("2028-03-28"), Edtf.Parse("2031-03-27"), 30) };

    public static ProposeRenewal Renew(Terms? terms = null, string? reason = null) => new(RenewalTitle, terms, null, reason);

    public static Asked Supersede(Guid by, Agreement? successor) =>
        new SupersedeAgreement(by, Now).Knowing(successor is null ? RelatedState.Nothing : Around(successor));
}
