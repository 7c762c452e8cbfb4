using Agreements.Server.Http;

namespace Agreements.Server.Proposing;

/// <summary>A party as a proposal names it. Give institution or body; give neither for a party not yet named.</summary>
/// <param name="Institution">The institution's code; null otherwise.</param>
/// <param name="Body">The standing body's code; null otherwise.</param>
/// <param name="Role">Its role.</param>
/// <param name="Name">Its name in the agreement, or what is known of a party not yet named.</param>
public sealed record ProposedParty(PartyRole Role, Text Name, string? Institution = null, string? Body = null);

/// <summary>What a proposal says.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Id">The id it gets; left out, one is made (from the Idempotency-Key where one is sent).</param>
/// <param name="Parent">The agreement above it; null for none.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Reference">The proposer's own reference; null for none.</param>
public sealed record Proposed(
    AgreementKind Kind, Text Title, IReadOnlyList<ProposedParty> Parties, Guid? Id = null, Guid? Parent = null, Edtf? On = null, string? Reference = null);

/// <summary>Proposing over HTTP.</summary>
public static class ProposingEndpoints
{
    private static readonly Proposed Example = new(
        AgreementKind.FriendshipSchool,
        new Text("青苏职中与重庆女职中合作共建友好学校协议", "Friendship-school agreement between Qingsu and Chongqing Women's"),
        [
            new ProposedParty(PartyRole.Principal, new Text("四川省成都市青苏职业中专学校", "Chengdu Qingsu Vocational Secondary School"), "qingsu"),
            new ProposedParty(PartyRole.Principal, new Text("重庆市女子职业高级中学", "Chongqing Women's Vocational Senior High School"), "cq-women"),
            new ProposedParty(PartyRole.Witness, new Text("成都市青羊区教育局", "Education Bureau of Qingyang District, Chengdu"), "qingyang-edu"),
        ],
        On: Edtf.Parse("2025-03-27"));

    /// <summary>Maps <c>POST /agreements</c>.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapProposing(this IEndpointRouteBuilder api) =>
        api.MapPost("/agreements", (CommandDesk desk, HttpContext http) => desk.TakeAsync<Proposed>(http, (body, asking) => Command(body, asking, http)))
            .Describe("proposeAgreement", "Propose a new agreement.", Example)
            .Produces<Receipt>(201);

    private static ProposeAgreement Command(Proposed body, Asking asking, HttpContext http) =>
        new(body.Id ?? DrawId(asking.By, http.Request.Headers["Idempotency-Key"].ToString()), body.Kind, body.Title, Parties(body.Parties), body.Parent, body.On, body.Reference)
        {
            By = asking.By, Today = asking.Today, ExpectedVersion = asking.Seen,
        };

    // From the key where there is one: a repeated request then means the same agreement even if its first answer was lost.
    private static Guid DrawId(Actor by, string key) => key.Length > 0 ? NameBasedId.Of($"proposal/{by.User}/{key}") : Guid.CreateVersion7();

    private static Party[] Parties(IReadOnlyList<ProposedParty> named)
    {
        var unnamed = 0;
        return [.. named.Select(p => (p.Institution, p.Body) switch
        {
            (null, null) => Party.Unnamed(++unnamed, p.Role, p.Name),
            (null, _) => Party.OfBody(p.Body, p.Role, p.Name),
            _ => new Party(p.Institution, p.Institution, p.Body, p.Role, p.Name),
        })];
    }
}
