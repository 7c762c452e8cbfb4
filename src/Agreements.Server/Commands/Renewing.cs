using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Renewing over HTTP: each command at its address.</summary>
public static class RenewingRoutes
{
    /// <summary>Maps renewals.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapRenewing(this IEndpointRouteBuilder api) =>
        api.MapCommand("renewals", "proposeRenewal",
            "Propose a successor; the receipt names it under 'also'. It takes this agreement's place once it is signed.", new ProposeRenewal(
            new Text("青苏职中与重庆女职中友好学校协议（2028—2031）", "Friendship-school agreement between Qingsu and Chongqing Women's, 2028–2031"),
            new Terms(new Text("服务成渝双城经济圈", "Serve the twin-city economic circle"),
                Term: new Period(3, Edtf.Parse("2028-03-28"), Edtf.Parse("2031-03-27"), 30))));
}

/// <summary>Shape of <see cref="ProposeRenewal"/>.</summary>
public sealed class ProposeRenewalValidator : AbstractValidator<ProposeRenewal>
{
    /// <summary>Sets up the checks.</summary>
    public ProposeRenewalValidator()
    {
        RuleFor(c => c.Title).IsTitle();
        RuleFor(c => c.Terms).MayBeTerms();
        RuleFor(c => c.Reason).IsNote();
        RuleFor(c => c.Parties).Must(p => p is null or { Count: > 0 and <= 200 }).WithMessage("Name 1 to 200 parties, or leave them out.");
        RuleForEach(c => c.Parties).SetValidator(new PartyShape());
    }
}
