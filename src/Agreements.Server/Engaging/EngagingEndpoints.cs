using Agreements.Server.Http;

namespace Agreements.Server.Engaging;

/// <summary>Engagements over HTTP.</summary>
public static class EngagingEndpoints
{
    private static readonly Held Example = new(
        EngagementKind.Visit, new Text("青羊区考察团赴江北区考察", "Qingyang delegation visits Jiangbei"), Edtf.Parse("2025-03-27/2025-03-28"), "重庆市江北区",
        ["qingsu", "cq-women"], [], "QJ-V1");

    /// <summary>Maps the commands on engagements, and reading them.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapEngaging(this IEndpointRouteBuilder api)
    {
        api.MapPost("/engagements", (CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<Held>(http, (b, a) => Command(b, a, http), id => $"/api/v1/engagements/{id}"))
            .Describe("recordEngagement", "Record a visit, a meeting or a ceremony that was held or is planned.", Example)
            .Produces<Receipt>(201);
        api.MapMeeting();
        api.MapItems();
        api.MapEngagementReads();
    }

    private static void MapMeeting(this IEndpointRouteBuilder api)
    {
        api.MapPost("/engagements/{id:guid}/schedule", (Guid id, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<Schedule>(http, (b, a) => new RescheduleEngagement(id, b.On, b.Place, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("rescheduleEngagement", "Put an engagement on another day or elsewhere.", new Schedule("天气原因", Edtf.Parse("2025-04-10"), "重庆市江北区"));
        api.MapPost("/engagements/{id:guid}/participants", (Guid id, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<Participant>(http, (b, a) => new AddParticipant(id, b.Code) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("addParticipant", "Note that somebody else took part.", new Participant("changan"));
        api.MapPost("/engagements/{id:guid}/participants/{code}/removal", (Guid id, string code, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<Because>(http, (b, a) => new RemoveParticipant(id, code, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("removeParticipant", "Note that somebody did not take part after all.", new Because("未到场"));
        api.MapPost("/engagements/{id:guid}/agreements", (Guid id, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<AgreementLink>(http, (b, a) => new LinkEngagement(id, b.Id) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("linkEngagement", "Note that it was about another agreement too.", new AgreementLink(new Guid("0195d3a0-0000-7000-8000-000000000002")));
        api.MapPost("/engagements/{id:guid}/agreements/{agreement:guid}/removal", (Guid id, Guid agreement, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<Because>(http, (b, a) => new UnlinkEngagement(id, agreement, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("unlinkEngagement", "Note that it was not about an agreement after all.", new Because("与该协议无关"));
        api.MapPost("/engagements/{id:guid}/resolutions", (Guid id, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<Motion>(http, (b, a) => new ProposeResolution(id, b.Id, b.Text) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("proposeResolution", "Put a resolution forward.", new Motion("group", new Text("成立联合工作组", "A joint working group is formed")));
        api.MapPost("/engagements/{id:guid}/resolutions/{resolution}/adoption", (Guid id, string resolution, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<Adoption>(http, (b, a) => new AdoptResolution(id, resolution, b.On, b.At) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("adoptResolution", "Adopt a resolution, here or at a later engagement.", new Adoption(Edtf.Parse("2025-09")));
        api.MapPost("/engagements/{id:guid}/resolutions/{resolution}/dropping", (Guid id, string resolution, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<Because>(http, (b, a) => new DropResolution(id, resolution, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("dropResolution", "Give a resolution up.", new Because("已无必要"));
    }

    private static void MapItems(this IEndpointRouteBuilder api)
    {
        api.MapPost("/engagements/{id:guid}/items", (Guid id, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<ToDo>(http, (b, a) => new RaiseActionItem(id, b.Id, b.Title, b.Owner, b.Due) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("raiseActionItem", "Note what somebody is to do.", new ToDo("return-visit", new Text("企业回访青苏职中", "Return visit of the enterprise"), "changan", Edtf.Parse("2025-12")));
        api.MapPost("/engagements/{id:guid}/items/{item}/done", (Guid id, string item, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<DoneBy>(http, (b, a) => new FinishActionItem(id, item, b.On, b.Evidence) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("finishActionItem", "Note that an action item was done.", new DoneBy(Edtf.Parse("2025-11-20"), "回访纪要"));
        api.MapPost("/engagements/{id:guid}/items/{item}/dropping", (Guid id, string item, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<Because>(http, (b, a) => new DropActionItem(id, item, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("dropActionItem", "Give an action item up.", new Because("已无必要"));
        api.MapPost("/engagements/{id:guid}/items/carry-over", (Guid id, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<FollowUp>(http, (b, a) => new CarryOverActionItems(id, b.To, b.Item) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("carryOverActionItems", "Have a later engagement follow up the open action items: every one, or one.", new FollowUp(new Guid("0195d3a0-0000-7000-8000-0000000000e2")));
        api.MapPost("/engagements/{id:guid}/items/{item}/commitment", (Guid id, string item, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<OwedUnder>(http, (b, a) => new MakeCommitment(id, item, b.Agreement, b.Commitment, b.Owner, b.Due) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("makeCommitment", "Make an action item a commitment of an agreement: both streams get it, or neither.", new OwedUnder(new Guid("0195d3a0-0000-7000-8000-000000000002"), Due: Edtf.Parse("2025-12")));
    }

    private static RecordEngagement Command(Held b, Asking a, HttpContext http)
    {
        // From the key where there is one: a repeated request then means the same engagement even if its first answer was lost.
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var id = b.Id ?? (key.Length > 0 ? NameBasedId.Of($"engagement/{a.By.User}/{key}") : Guid.CreateVersion7());
        return new RecordEngagement(id, b.Kind, b.Title, b.On, b.Place, b.Participants ?? [], b.Agreements ?? [], b.Reference)
        {
            By = a.By, Today = a.Today, ExpectedVersion = a.Seen,
        };
    }
}
