using Agreements.Server.Tests.Access.Accounts;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Documenting;

/// <summary>Brings an agreement of two schools and a witness as far as a test needs it, and sends the form for documents as a browser does.</summary>
internal sealed partial class SigningDesk(HttpClient api)
{
    public static readonly Terms First = new(
        new Text("互派师生", "Exchange teachers and students"), [new Text("资源共享")], [new Text("专业建设", "Building of majors")],
        [new Clause("visits", new Text("每学期互派一次。\n由双方教务处安排。", "One visit each term.")), new Clause("courses", new Text("共建两门课程。"))],
        [], new Period(3, NoticeDays: 30));

    public static readonly Terms Second = First with { Purpose = new Text("互派教师") };

    public static string Digest(Terms terms) => TermsDigest.Of(terms);

    public async Task<Guid> ProposedAsync()
    {
        using var made = await api.PostAsync("/api/v1/agreements", Json("""
            {"kind":"friendship-school","title":{"zh":"青苏与女职中友好学校协议","en":"Friendship of two schools"},"reference":"QJ-2",
             "parties":[{"role":"initiator","institution":"qingsu","name":{"zh":"青苏职中","en":"Qingsu School"}},
                        {"role":"principal","institution":"cq-women","name":{"zh":"重庆女职中"}},
                        {"role":"witness","institution":"qingyang-edu","name":{"zh":"青羊区教育局"}}]}
            """));
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        return Guid.Parse(made.Headers.Location!.ToString()[^36..]);
    }

    public async Task<Guid> DraftedAsync(Terms? terms = null)
    {
        var id = await ProposedAsync();
        await OkAsync(id, "terms", terms ?? First);
        return id;
    }

    public async Task<Guid> NegotiatedAsync()
    {
        var id = await DraftedAsync();
        await AgreeAsync(id, First);
        return id;
    }

    public async Task AgreeAsync(Guid id, Terms terms)
    {
        foreach (var party in new[] { "qingsu", "cq-women" })
        {
            await OkAsync(id, "consents", new { party, digest = Digest(terms) });
        }

        await OkAsync(id, "negotiated", new { });
    }

    /// <summary>Back to proposed, and another text is on the table.</summary>
    public async Task ChangedAsync(Guid id)
    {
        await OkAsync(id, "returns", new { to = "proposed", reason = "改一处" });
        await OkAsync(id, "terms", Second);
    }

    public async Task OkAsync(Guid id, string route, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/agreements/{id}/{route}")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await api.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{route}: {await answer.Content.ReadAsStringAsync()}");
    }

    public async Task<HttpResponseMessage> PutAsync(Guid id, byte[] content, string query) => await api.PostAsync(
        $"/api/v1/agreements/{id}/documents?{query}", new ByteArrayContent(content) { Headers = { ContentType = new("application/octet-stream") } });

    /// <summary>Opens the form for documents, chooses a file and sends it with the fields that stand in it and others.</summary>
    public static async Task<(HttpStatusCode Status, string Place)> UploadAsync(
        Browser desk, string opened, byte[] content, string name, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Hidden().Matches(opened).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Concat(fields)
            .Append(("__RequestVerificationToken", Browser.Token(opened)!)))
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new ByteArrayContent(content), "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/do/attachDocument") { Content = form };
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await desk.Client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    [GeneratedRegex("<input type=\"hidden\" name=\"(_[a-z]+|text)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
