using Agreements.Server.Http;
using FluentValidation;

namespace Agreements.Server.Commands;

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

/// <summary>Proposing over HTTP: each command at its address.</summary>
public static class ProposingRoutes
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

    /// <summary>Maps proposals, and the adoption of a newer policy.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapProposing(this IEndpointRouteBuilder api)
    {
        api.MapPost("/agreements", (Gateway gateway, HttpContext http) => gateway.TakeAsync<Proposed>(http, (body, context) => new AgreementRequest(
                body.Id is { } id ? Given(id) : DrawnIds.Of("proposal", context.By, http),
                new ProposeAgreement(body.Kind, body.Title, Parties(body.Parties), body.Parent, body.On, body.Reference), context)))
            .Describe(
                "proposeAgreement", "Propose a new agreement.", Example, new ProposeAgreement(Example.Kind, Example.Title, Parties(Example.Parties)))
            .Produces<Receipt>(201);
        api.MapCommand("policy", "adoptPolicy", "Have it judged by the newest policy of its kind from now on.", new AdoptPolicy("各方同意按新政策办理"));
    }

    private static Guid Given(Guid id) => id == Guid.Empty ? throw new MalformedRequestException("At $.id: give an id, or leave it out to get one.") : id;

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

/// <summary>Shape of <see cref="ProposeAgreement"/>.</summary>
public sealed class ProposeAgreementValidator : AbstractValidator<ProposeAgreement>
{
    private const int MostParties = 200;

    /// <summary>Sets up the checks.</summary>
    public ProposeAgreementValidator()
    {
        RuleFor(c => c.Title).IsTitle();
        RuleFor(c => c.Parties).Must(p => p.Count is > 0 and <= MostParties).WithMessage($"Name 1 to {MostParties} parties.");
        RuleForEach(c => c.Parties).SetValidator(new PartyShape());
        RuleFor(c => c.Reference).Must(r => r is null || r.Length is > 0 and <= 80)
            .WithMessage("Use 1 to 80 characters, or leave it out.").HasNoFault(Keepable.FaultInLine);
    }
}
