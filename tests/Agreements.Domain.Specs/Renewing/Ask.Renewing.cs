using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static readonly Text RenewalTitle = new("友好学校协议（2028—2031）", "Friendship-school agreement 2028–2031");

    /// <summary>The text of three years more.</summary>
    public static readonly Terms Longer = Text1 with { Term = new Period(3, Edtf.Parse("2028-03-28"), Edtf.Parse("2031-03-27"), 30) };

    public static ProposeRenewal Renew(Terms? terms = null, string? reason = null) => new(Id, RenewalTitle, terms, null, reason) { By = Coordinator, Today = Today };

    public static SupersedeAgreement Supersede(Guid by, Agreement? successor) => new(Id, by, Now)
    {
        By = Coordinator, Today = Today, Around = successor is null ? Surroundings.None : Surroundings.None with { Agreements = Surroundings.None.Agreements.Add(by, successor) },
    };
}
