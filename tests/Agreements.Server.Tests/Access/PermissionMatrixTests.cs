using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text;

namespace Agreements.Server.Tests.Access;

/// <summary>
/// Every endpoint × every role × something one's own and something foreign, over HTTP, against the table of permissions. The cases are made from
/// the endpoints that are there: one that is added is asked by everybody without anybody thinking of it.
/// </summary>
public sealed partial class PermissionMatrixTests(MatrixServer matrix) : IClassFixture<MatrixServer>
{
    private const string Machine = "machine";

    private static readonly Dictionary<string, (ActingRole? Role, string? Key)> Askers = new(StringComparer.Ordinal)
    {
        ["coordinator"] = (ActingRole.Coordinator, RunningServer.Coordinator),
        ["representative"] = (ActingRole.Representative, RunningServer.Representative),
        ["approver"] = (ActingRole.Approver, RunningServer.Approver),
        ["auditor"] = (ActingRole.Auditor, RunningServer.Auditor),
        ["administrator"] = (ActingRole.Administrator, RunningServer.Administrator),
        // A key of the coordinator's that may only read.
        [Machine] = (ActingRole.Coordinator, null),
        ["nobody"] = (null, null),
    };

    /// <summary>Open to all: they hold no fact of anybody; calendar and mails are asked without their secrets here, and are not there for anybody.</summary>
    private static readonly string[] Open =
        ["/appearance", "/calendar/feed.ics", "/health/live", "/health/ready", "/language", "/ledger", "/schemas", "/sign-in", "/unsubscribe"];

    private static readonly ActingRole[] PeopleKeepers = [ActingRole.Coordinator, ActingRole.Representative, ActingRole.Administrator];

    private static readonly ActingRole[] Watching = [ActingRole.Auditor, ActingRole.Administrator];

    /// <summary>Endpoints of one role, which neither give a command nor show an agreement.</summary>
    private static readonly Dictionary<string, ActingRole[]> OfRoles = new(StringComparer.Ordinal)
    {
        ["GET /api/v1/operations/"] = [ActingRole.Administrator],
        ["GET /api/v1/access-log"] = [ActingRole.Auditor], ["GET /api/v1/exports/bundle.zip"] = [ActingRole.Auditor],
        ["GET /api/v1/activity"] = [ActingRole.Auditor], ["GET /api/v1/exports/activity."] = [ActingRole.Auditor],
        ["GET /api/v1/seal"] = Watching,
        ["GET /api/v1/ledger/events/"] = [ActingRole.Auditor], ["GET /api/v1/ledger/tile/"] = [ActingRole.Auditor],
        ["POST /api/v1/operations/"] = [ActingRole.Administrator],
        ["GET /operations"] = [ActingRole.Administrator], ["POST /operations"] = [ActingRole.Administrator],
        ["GET /api/v1/accounts"] = [ActingRole.Administrator], ["POST /api/v1/accounts"] = [ActingRole.Administrator],
        ["GET /accounts"] = [ActingRole.Administrator], ["POST /accounts"] = [ActingRole.Administrator],
        ["POST /api/v1/people"] = PeopleKeepers, ["PUT /api/v1/people"] = PeopleKeepers, ["DELETE /api/v1/people"] = PeopleKeepers,
        ["GET /api/v1/people/{id}/traces"] = PeopleKeepers,
    };

    private static readonly Type[] New = [typeof(ProposeAgreement), typeof(RecordEngagement), typeof(RegisterInstitution), typeof(RegisterBody)];

    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string, string>();
            foreach (var asked in Asked.All)
            {
                foreach (var caller in Askers.Keys)
                {
                    cases.Add(asked.Method, asked.Route, caller, "own");
                    cases.Add(asked.Method, asked.Route, caller, "foreign");
                }
            }

            return cases;
        }
    }

    [Fact]
    public void There_are_a_thousand_cases_and_every_command_is_among_them()
    {
        Cases.Count.ShouldBeGreaterThan(1000);
        var reached = Asked.All.Select(a => a.Command).OfType<Type>().ToHashSet();
        Permissions.Table.Where(l => l.Permits.Count > 0 && !reached.Contains(l.Command)).Select(l => l.Command.Name).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Is_answered_as_the_table_says(string method, string route, string caller, string side)
    {
        var asked = Asked.All.First(a => a.Method == method && a.Route == route);
        var on = side == "own" ? matrix.Own : matrix.Foreign;
        var (role, key) = Askers[caller];
        using var client = matrix.Server.As(caller == Machine ? matrix.ReadingKey : key, follows: false);
        using var request = new HttpRequestMessage(new HttpMethod(method), asked.On(on)) { Content = Body(asked, on) };
        using var response = await client.SendAsync(request);
        var said = await response.Content.ReadAsStringAsync();

        ((int)response.StatusCode).ShouldBeLessThan(500, said);
        var (status, code) = caller == Machine && IsBeyondReading(asked) && !IsProvedByItself(asked) ? (403, "") : Expected(asked, role, on);
        if (status is { } must)
        {
            ((int)response.StatusCode).ShouldBe(must, said);
            said.ShouldContain(code);
        }
        else
        {
            // What else may stand in the way is not who asks.
            ((int)response.StatusCode).ShouldNotBeOneOf([401, 403], said);
            said.ShouldNotContain("agreement-unknown");
        }

        if (side == "foreign" && role is not ActingRole.Auditor)
        {
            said.ShouldNotContain(matrix.Foreign.Marker);
        }
    }

    /// <summary>The status that the table makes certain, with what the answer says; null when the caller is let in.</summary>
    private (int? Status, string Code) Expected(Asked asked, ActingRole? role, Side on)
    {
        if (IsOpen(asked))
        {
            return (null, "");
        }

        if (role is not { } known)
        {
            return (401, "");
        }

        if (OfRoles.Where(o => $"{asked.Method} {asked.Route}".StartsWith(o.Key, StringComparison.Ordinal)).Select(o => o.Value).FirstOrDefault() is { } roles)
        {
            return roles.Contains(known) ? (null, "") : (403, "");
        }

        return asked.Command is { } command ? OfCommand(asked, command, known, on) : OfRead(asked, known, on);
    }

    private static bool IsOpen(Asked asked) => Open.Any(o => asked.Route.StartsWith(o, StringComparison.Ordinal));

    /// <summary>The secret of its address or the signatures in it prove it, whatever key is sent besides.</summary>
    private static bool IsProvedByItself(Asked asked) => asked.Route is "/unsubscribe/{token}" or "/ledger/cosignatures";

    private static bool IsBeyondReading(Asked asked) =>
        asked.Method != "GET" || asked.Operation.StartsWith("export", StringComparison.Ordinal) || asked.Operation == "readRecord";

    private (int? Status, string Code) OfRead(Asked asked, ActingRole role, Side on) =>
        (asked.IsAboutAgreement || asked.IsAboutEngagement) && !Sees(role, on) ? (404, "")
        : asked.Operation is "readContacts" && role is ActingRole.Auditor ? (403, "not-permitted")
        : (null, "");

    private (int? Status, string Code) OfCommand(Asked asked, Type command, ActingRole role, Side on)
    {
        if (role is ActingRole.Auditor)
        {
            return (403, "auditors-change-nothing");
        }

        if ((asked.IsAboutAgreement || asked.IsAboutEngagement) && !Sees(role, on))
        {
            return (404, "-unknown");
        }

        var party = asked.Example is { } example && JsonDocument.Parse(example).RootElement is var body
            ? new[] { "party", "origin" }.Select(p => body.TryGetProperty(p, out var value) ? value.GetString() : null).FirstOrDefault(p => p is not null)
            : null;
        // What is new belongs to whoever its example names.
        var codes = on == matrix.Own || New.Contains(command) ? new HashSet<string> { "qingsu" } : [];
        return Permissions.Refuse(command, role, new Ties(codes, Stage.Proposed, party ?? Owner(asked))) is null ? (null, "") : (403, "not-permitted");
    }

    private static string? Owner(Asked asked) =>
        asked.Route.Contains("{party}", StringComparison.Ordinal) || asked.Route.Contains("{commitment}", StringComparison.Ordinal) ? "qingsu" : null;

    private bool Sees(ActingRole role, Side on) => role is ActingRole.Auditor || (on == matrix.Own && role is not ActingRole.Administrator);

    private static ByteArrayContent? Body(Asked asked, Side on) => asked switch
    {
        { Operation: "attachDocument" } => new ByteArrayContent(Encoding.UTF8.GetBytes("text")) { Headers = { ContentType = new("text/plain") } },
        // Examples name agreements that are not here.
        { Method: "POST" } => new StringContent(AnId().Replace(asked.Example ?? "{}", on.Agreement), Encoding.UTF8, "application/json"),
        _ => null,
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex AnId();
}
