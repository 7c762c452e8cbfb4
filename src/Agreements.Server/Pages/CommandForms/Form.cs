using Agreements.Server.Commands;
using Agreements.Server.Identity;
using Agreements.Server.Identity.People;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Http;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>What came of a form that was sent.</summary>
/// <param name="View">The form as it is shown again.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record Sent(FormView View, int Status)
{
    /// <summary>The API's answer where it was recorded; null where it was not.</summary>
    public ApiAnswer? Recorded { get; init; }

    /// <summary>What was sent, where it was recorded.</summary>
    public JsonObject? Body { get; init; }
}

/// <summary>One form that somebody opened or sent.</summary>
internal sealed class Form(
    HttpContext http, Operation operation, FormSubject subject, Caller caller, TypedNames names, IReadOnlyList<Refusal> unmet,
    TextWarnings warnings, Reader reader, DateOnly today, JsonSerializerOptions json)
{
    private readonly IReadOnlyList<Field> _fields =
        [.. operation.Parameters.Select(p => Fields.OfRoute(p, operation)), .. Fields.Of(operation.Body, json)];

    /// <summary>What it is for.</summary>
    public FormSubject Subject => subject;

    /// <summary>The form as it is opened.</summary>
    /// <param name="given">What its link says.</param>
    public FormView Opened(IEnumerable<KeyValuePair<string, string>> given)
    {
        var view = View(Prefilled.Of(operation, _fields, subject, caller, Choose, json).With(given));
        return view with { Seen = subject.Version > 0 ? subject.Version : null, Key = Guid.CreateVersion7().ToString() };
    }

    /// <summary>The form with what was typed.</summary>
    /// <param name="values">The values.</param>
    public FormView View(FormValues values) => new(operation, subject, _fields, values, subject.Link, null, "") { Choices = Choose };

    /// <summary>Sends what was typed to the API, and answers with what came of it.</summary>
    /// <param name="view">The form.</param>
    /// <param name="step"><c>record</c> to record it.</param>
    public async Task<IResult> SendAsync(FormView view, string step) => await TryAsync(view, step) switch
    {
        { Recorded: { } answer, Body: { } body } => Results.LocalRedirect(Done(view, answer, body)),
        var sent => await AnswerAsync(sent.View, sent.Status),
    };

    /// <summary>Reads what was typed in some fields: what it says, and what is wrong with it.</summary>
    /// <param name="view">The form.</param>
    /// <param name="fields">The fields.</param>
    /// <returns>The form with its faults, the values with codes for names, and the body.</returns>
    public async Task<(FormView View, FormValues Values, JsonObject Body)> ReadAsync(FormView view, IReadOnlyList<Field> fields)
    {
        var reading = new FormReading(names, Taken());
        var values = await reading.ReadAsync(fields, view.Values, http.RequestAborted);
        var body = values.Body([.. fields.Where(f => f.Owner != typeof(Operation))], today, reading.Faults);
        reading.Faults.AddRange(fields.Where(f => f.Owner == typeof(Operation) && values.Of(f.Name).Length == 0)
            .Select(f => new Fault(f.Name, FormTexts.ChoiceNeeded)));
        return (view with { Faults = reading.Faults, Several = reading.Several }, values, body);
    }

    /// <summary>Sends what was typed to the API: to see what it would record, or to record it.</summary>
    /// <param name="view">The form.</param>
    /// <param name="step"><c>record</c> to record it.</param>
    public async Task<Sent> TryAsync(FormView view, string step)
    {
        var (read, values, body) = await ReadAsync(view, view.Fields);
        if (read.Faults.Count > 0)
        {
            return new Sent(read, StatusCodes.Status400BadRequest);
        }

        // What history cannot forget is shown once before it is recorded; whoever has seen that goes on.
        var isDone = step == "record" && (view.IsWarned || !warnings.MayHold(JsonSerializer.SerializeToElement(body)));
        var answer = await ApiCall.SendAsync(
            http, operation, operation.RouteOf(subject.Id, values.Of), body, view.Seen is { } seen ? VersionTag.Of(seen) : null,
            isDone ? view.Key : null, !isDone);
        return answer.IsGood
            ? isDone ? new Sent(view, answer.Status) { Recorded = answer, Body = body } : new Sent(await ShownAsync(view, answer.Body), StatusCodes.Status200OK)
            : await RefusedAsync(view, answer);
    }

    private async Task<FormView> ShownAsync(FormView view, JsonNode? preview) => Shown(view, preview) with
    {
        Consequences = await Foresight.OfAsync(reader, operation.Name, subject, preview, today, json, http.RequestAborted),
    };

    /// <summary>The page.</summary>
    /// <param name="view">The form.</param>
    /// <param name="status">The HTTP status.</param>
    public async Task<IResult> AnswerAsync(FormView view, int status = StatusCodes.Status200OK) =>
        Page.Of<CommandFormSheet>(http, new { View = await SuggestingAsync(view) }, status);

    /// <summary>The form with the names that a browser suggests in its fields.</summary>
    /// <param name="view">The form.</param>
    public async Task<FormView> SuggestingAsync(FormView view)
    {
        var picks = Fields.All(view.Fields).Where(f => !f.IsHidden && Choose(f) is null).Select(f => f.Pick).OfType<Pick>();
        return view with { Suggested = await names.SuggestedAsync(picks, http.RequestAborted), Called = await CalledAsync(view) };
    }

    /// <summary>What people are called whom a field has by their id: an id stands for nobody whom readers know.</summary>
    private async Task<IReadOnlyDictionary<string, Text>> CalledAsync(FormView view)
    {
        var given = view.Fields.Where(f => f is { Pick: Pick.Person, Shape: FieldShape.One }).Select(f => (f.Name, Person: view.Values.Of(f.Name)))
            .Where(f => PersonReference.IsOne(f.Person)).ToArray();
        var mentions = given.Length == 0 ? Mentions.None : await reader.Db.MentionsAsync(given.Select(f => f.Person), http.RequestAborted);
        return given.ToDictionary(f => f.Name, f => mentions.Of(f.Person, MentionedAs.Liaison).Name, StringComparer.Ordinal);
    }

    private IReadOnlyList<Choice>? Choose(Field field) => Choices.Of(field, subject, unmet);

    private async Task<Sent> RefusedAsync(FormView view, ApiAnswer answer)
    {
        if (answer.Status == StatusCodes.Status412PreconditionFailed)
        {
            var now = VersionTag.TryRead(answer.Version, out var version) ? version : null;
            return new Sent(view with { Since = await SinceAsync(view.Seen), Seen = now }, answer.Status);
        }

        var faults = (answer.Body?["errors"] as JsonObject ?? [])
            .SelectMany(e => (e.Value as JsonArray ?? []).Select(m => new Fault(e.Key, new Text(m!.ToString())))).ToArray();
        return new Sent(view with { Faults = faults, Refused = faults.Length > 0 ? [] : answer.Reasons }, answer.Status);
    }

    private static FormView Shown(FormView view, JsonNode? preview) => view with
    {
        IsWarned = true,
        Foreseen = [.. Foreseen(preview)],
        Warnings = [.. (preview?["warnings"] as JsonArray ?? []).SelectMany(w => new[] { w!["sentence"]!, w["cure"]! })
            .Select(t => new Text(t["zh"]!.ToString(), t["en"]?.ToString()))],
    };

    private static IEnumerable<Text> Foreseen(JsonNode? preview) => (preview?["wouldRecord"] as JsonArray ?? [])
        .Select(e => e!["sentence"] is { } said ? new Text(said["zh"]!.ToString(), said["en"]?.ToString()) : new Text(e["type"]!.ToString()));

    private async Task<IReadOnlyList<EntryHappening>> SinceAsync(long? seen)
    {
        var ct = http.RequestAborted;
        IEnumerable<EntryHappening> all = operation.Subject switch
        {
            SubjectKind.Agreement => await AgreementAsync(ct),
            SubjectKind.Engagement => ((await EngagementView.FindAsync(reader, subject.Engagement!.Id, today, ct))?.History ?? [])
                .Select(e => new EntryHappening(e.Version, e.Type, e.Happened, e.RecordedAt, e.User, null, e.Sentence)),
            SubjectKind.Institution => await EntryHistory.OfInstitutionAsync(reader, subject.Id, ct),
            SubjectKind.Body => await EntryHistory.OfBodyAsync(reader, subject.Id, ct),
            _ => [],
        };
        return [.. all.Where(e => e.Version > seen)];
    }

    private async Task<IEnumerable<EntryHappening>> AgreementAsync(CancellationToken ct) =>
        await Timeline.FindAsync(reader, subject.Agreement!.Id, ct) is { } timeline
            ? (await timeline.PageAsync(ct: ct)).Entries.Reverse()
                .Select(e => new EntryHappening(e.Version, e.Type, e.Happened, e.RecordedAt, e.User, e.Institution, e.Sentence, e.For))
            : [];

    /// <summary>Back to where it came from, which shows what was recorded; to what is new where it is a page.</summary>
    private static string Done(FormView view, ApiAnswer answer, JsonObject body)
    {
        var back = view.Operation.Name switch
        {
            "proposeAgreement" => $"/agreements/{answer.Body?["id"]}",
            "recordEngagement" => $"/engagements/{answer.Body?["id"]}",
            "registerInstitution" => $"/institutions/{Uri.EscapeDataString($"{body["code"]}")}",
            "registerBody" => $"/bodies/{Uri.EscapeDataString($"{body["code"]}")}",
            _ => view.Return,
        };
        return RecordedAt(back, answer.Recorded);
    }

    /// <summary>A page that shows what was just recorded.</summary>
    /// <param name="back">Its address. A place within it follows the query; what was recorded is the place to look at now.</param>
    /// <param name="recorded">The first version and the last.</param>
    public static string RecordedAt(string back, (long First, long Last) recorded)
    {
        var whole = back.Split('#')[0];
        var (path, query) = whole.Split('?', 2) is [var p, var q] ? (p, "&" + q) : (whole, "");
        return $"{path}?recorded={recorded.First}-{recorded.Last}{query}#recorded";
    }

    private HashSet<string> Taken() =>
    [
        .. (subject.Agreement?.Commitments ?? []).Select(c => c.Id), .. (subject.Agreement?.Indicators ?? []).Select(i => i.Id),
        .. (subject.Agreement?.Parties ?? []).Select(p => p.Id), .. (subject.Agreement?.FormerParties ?? []).Select(p => p.Party.Id),
        .. (subject.Engagement?.Resolutions ?? []).Select(r => r.Id), .. (subject.Engagement?.ActionItems ?? []).Select(i => i.Id),
        .. (subject.Institution?.Figures ?? []).Select(f => f.Now.Id), .. (subject.Body?.Figures ?? []).Select(f => f.Now.Id),
    ];
}
