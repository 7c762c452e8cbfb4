using Agreements.Server.Http;

namespace Agreements.Server.Renewing;

/// <summary>A renewal.</summary>
/// <param name="Title">The successor's title.</param>
/// <param name="Terms">The text it begins with; null for the text in force.</param>
/// <param name="Parties">Its parties; null for those of the agreement as they are.</param>
/// <param name="Reason">Why; needed where the evaluation recommends to let it lapse.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Renewed(Text Title, Terms? Terms = null, IReadOnlyList<Party>? Parties = null, string? Reason = null, Edtf? On = null);

/// <summary>Renewing over HTTP.</summary>
public static class RenewingEndpoints
{
    /// <summary>Maps renewals.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapRenewing(this IEndpointRouteBuilder api) =>
        api.MapCommand("renewals", "proposeRenewal", "Propose a successor; the receipt names it under 'also'. It takes this agreement's place once it is signed.",
            (id, b, a) => new ProposeRenewal(id, b.Title, b.Terms, b.Parties, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Renewed(
                new Text("青苏职中与重庆女职中友好学校协议（2028—2031）", "Friendship-school agreement between Qingsu and Chongqing Women's, 2028–2031"),
                new Terms(new Text("服务成渝双城经济圈", "Serve the twin-city economic circle"), Term: new Period(3, Edtf.Parse("2028-03-28"), Edtf.Parse("2031-03-27"), 30))));
}
