using Agreements.Server.Http;

namespace Agreements.Server.Joining;

/// <summary>A party that joins. Give institution or body; for a party not yet named give neither, and an id.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Name">Its name on the day, or what is known of a party not yet named.</param>
/// <param name="Institution">The institution's code; null otherwise.</param>
/// <param name="Body">The standing body's code; null otherwise.</param>
/// <param name="Id">Its id among the parties; left out, it is the code. For a party not yet named: <c>unnamed-1</c>, <c>unnamed-2</c> …, whichever is free.</param>
/// <param name="Reason">Why; null for nothing said.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record JoiningParty(
    PartyRole Role, Text Name, string? Institution = null, string? Body = null, string? Id = null, string? Reason = null, Edtf? On = null, Source? Source = null);

/// <summary>The name of a party that was not yet named.</summary>
/// <param name="Party">Its id, such as <c>unnamed-1</c>.</param>
/// <param name="Name">Its name on the day.</param>
/// <param name="Institution">The institution's code; null for a body.</param>
/// <param name="Body">The standing body's code; null for an institution.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when named here.</param>
public sealed record NamedParty(string Party, Text Name, string? Institution = null, string? Body = null, Edtf? On = null, Source? Source = null);

/// <summary>A successor.</summary>
/// <param name="Party">Id of the party that goes.</param>
/// <param name="Name">The successor's name on the day.</param>
/// <param name="Reason">Why.</param>
/// <param name="Institution">The successor's code, an institution; null for a body.</param>
/// <param name="Body">The successor's code, a standing body; null for an institution.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record SucceedingParty(
    string Party, Text Name, string Reason, string? Institution = null, string? Body = null, Edtf? On = null, Source? Source = null);

/// <summary>A party that leaves.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record LeavingParty(string Party, string Reason, Edtf? On = null, Source? Source = null);

/// <summary>Another role.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Role">The role it gets.</param>
/// <param name="Reason">Why; null for nothing said.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ChangedRole(string Party, PartyRole Role, string? Reason = null, Edtf? On = null);

/// <summary>Parties joining, being named, replaced and leaving over HTTP.</summary>
public static class JoiningEndpoints
{
    /// <summary>Maps the parties.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapJoining(this IEndpointRouteBuilder api)
    {
        api.MapCommand("parties", "addParty", "Have a party join. Another principal voids all consents; once it is signed, only an amendment adds one.",
            (id, b, a) => new AddParty(id, PartyOf(b), b.Reason, b.On, b.Source) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new JoiningParty(PartyRole.Guide, new Text("职业教育协同发展联盟"), Body: "voc-alliance", Reason: "指导单位加入"));
        api.MapCommand("parties/named", "nameParty", "Name a party that was not yet named; its id stays, and so does what was recorded under it.",
            (id, b, a) => new NameParty(id, b.Party, b.Institution, b.Body, b.Name, b.On, b.Source) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new NamedParty("unnamed-1", new Text("重庆市女子职业高级中学"), "cq-women"));
        api.MapCommand("parties/replaced", "replaceParty", "Have a successor take the place of a party: its role and what it owes.",
            (id, b, a) => new ReplaceParty(id, b.Party, b.Institution, b.Body, b.Name, b.Reason, b.On, b.Source) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new SucceedingParty("qingsu", new Text("青苏职业学院"), "两校合并", "qingsu-college"));
        api.MapCommand("parties/left", "leaveAgreement", "Have a party leave; what it did stays on record.",
            (id, b, a) => new LeaveAgreement(id, b.Party, b.Reason, b.On, b.Source) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new LeavingParty("changan", "业务调整"));
        api.MapCommand("parties/roles", "changeRole", "Give a party another role.",
            (id, b, a) => new ChangeRole(id, b.Party, b.Role, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new ChangedRole("changan", PartyRole.Host));
    }

    private static Party PartyOf(JoiningParty body) => new(
        body.Id ?? body.Institution ?? body.Body ?? throw new MalformedRequestException("Give institution or body; for a party not yet named, give an id such as unnamed-1."),
        body.Institution, body.Body, body.Role, body.Name);
}
