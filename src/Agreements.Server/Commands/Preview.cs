using Agreements.Server.Http;
using Agreements.Server.Identity.People;
using Agreements.Server.Queries.Descriptions;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Text.Json;

namespace Agreements.Server.Commands;

/// <summary>An event that would be recorded.</summary>
/// <param name="Stream">The stream it would be recorded on.</param>
/// <param name="Version">The version of that stream with it.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="Data">What it would say.</param>
/// <param name="Sentence">The sentence that the history would tell; null for streams that have no history of sentences.</param>
public sealed record Foreseen(Guid Stream, long Version, string Type, JsonElement Data, Text? Sentence);

/// <summary>What a command would record: the answer to <c>?dry-run=true</c>. Nothing was recorded and nothing was sent.</summary>
/// <param name="DryRun">Always true.</param>
/// <param name="Id">The stream it is for.</param>
/// <param name="Version">The version its stream would have after it; the present one when nothing is new.</param>
/// <param name="WouldRecord">The events, in order; first those on its own stream. Empty when everything is on record already.</param>
public sealed record Preview(bool DryRun, Guid Id, long Version, IReadOnlyList<Foreseen> WouldRecord)
{
    /// <summary>Texts that hold what history should not keep; null for none.</summary>
    public IReadOnlyList<TextWarning>? Warnings { get; init; }

    /// <summary>Whether a request asks for a dry run.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="MalformedRequestException">It says neither yes nor no.</exception>
    public static bool IsAskedBy(HttpRequest request) => request.Query.TryGetValue("dry-run", out var given) && given.ToString() switch
    {
        "true" or "" => true,
        "false" => false,
        var text => throw new MalformedRequestException($"dry-run={text}: give true or false."),
    };

    /// <summary>The preview of an answer that is no refusal.</summary>
    /// <param name="reader">What the caller reads by.</param>
    /// <param name="asked">The request.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="shape">How bodies are written.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Preview> OfAsync(Reader reader, Request asked, Answer answer, JsonSerializerOptions shape, CancellationToken ct)
    {
        Answer[] all = [answer, .. answer.Also, .. answer.Below];
        var naming = await Naming.ForAsync(reader, all.SelectMany(a => a.Recorded), ct);
        var foreseen = new List<Foreseen>();
        foreach (var one in all)
        {
            foreseen.AddRange(await EventsAsync(reader, one, shape, naming, ct));
        }

        return new Preview(true, answer.Id, answer.Version, foreseen)
        {
            Warnings = asked.Warnings.Count == 0 ? null : asked.Warnings,
        };
    }

    private static async Task<IEnumerable<Foreseen>> EventsAsync(
        Reader reader, Answer answer, JsonSerializerOptions shape, Naming naming, CancellationToken ct)
    {
        var sentences = await SentencesAsync(reader, answer, naming, ct);
        var before = answer.Version - answer.Recorded.Count;
        return answer.Recorded.Zip(sentences, (e, sentence) => (e, sentence)).Select((said, n) => new Foreseen(
            answer.Id, before + n + 1, EventNames.All[said.e.GetType()], JsonSerializer.SerializeToElement(said.e, said.e.GetType(), shape), said.sentence));
    }

    /// <summary>What the history of the stream would tell.</summary>
    private static async Task<IEnumerable<Text?>> SentencesAsync(Reader reader, Answer answer, Naming naming, CancellationToken ct)
    {
        var (id, events) = (answer.Id, answer.Recorded);
        return (events.Count == 0 ? null : events[0]) switch
        {
            AgreementEvent when answer.Before is { } state =>
                Told<Agreement, AgreementEvent>(events, state, Agreement.Evolve, (e, _, after) => EventDescriptions.Of(e, after, naming)),
            EngagementEvent => Told<Engagement, EngagementEvent>(
                events, await reader.Session.Events.AggregateStreamAsync<Engagement>(id, token: ct) ?? Engagement.Unwritten(id), Engagement.Evolve,
                (e, _, after) => EngagementDescriptions.Of(e, after, naming)),
            InstitutionEvent => Told<Institution, InstitutionEvent>(
                events, await reader.Session.Events.AggregateStreamAsync<Institution>(id, token: ct) ?? Institution.Unwritten(id), Institution.Evolve,
                (e, before, _) => EntryDescriptions.Of(e, before, naming)),
            BodyEvent => Told<Body, BodyEvent>(
                events, await reader.Session.Events.AggregateStreamAsync<Body>(id, token: ct) ?? Body.Unwritten(id), Body.Evolve,
                (e, before, after) => EntryDescriptions.Of(e, before, after, naming)),
            PolicyPublished => events.Select(e => PolicyDescriptions.Of((PolicyPublished)e)),
            _ => events.Select(_ => (Text?)null),
        };
    }

    private static List<Text?> Told<TState, TEvent>(
        IReadOnlyList<object> events, TState state, Func<TState, TEvent, TState> evolve, Func<TEvent, TState, TState, Text> tell)
    {
        var told = new List<Text?>();
        foreach (var e in events.Cast<TEvent>())
        {
            var after = evolve(state, e);
            told.Add(tell(e, state, after));
            state = after;
        }

        return told;
    }
}
