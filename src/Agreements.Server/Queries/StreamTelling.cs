using Agreements.Server.Queries.Descriptions;
using Agreements.Server.Storage;
using System.Text.Json;

namespace Agreements.Server.Queries;

/// <summary>An event that a stream has taken.</summary>
/// <param name="Happened">What happened; null where this release cannot read it.</param>
/// <param name="Unread">Why it cannot be read; null where it can.</param>
/// <param name="Say">Its sentence.</param>
public sealed record Taken(object? Happened, string? Unread, Func<Naming, Text> Say);

/// <summary>Folds streams of whatever family event by event, and has a sentence for each. Pure.</summary>
public sealed class StreamTelling
{
    private readonly Dictionary<Guid, object> _states = [];

    /// <summary>The state of each stream after the events that were taken.</summary>
    public IReadOnlyDictionary<Guid, object> States => _states;

    /// <summary>Takes the next event of a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="type">The event's frozen name.</param>
    /// <param name="body">Its body.</param>
    /// <exception cref="InvalidOperationException">It cannot have happened in this state.</exception>
    public Taken Take(Guid stream, string type, string body)
    {
        object happened;
        try
        {
            happened = EventRow.Happened(type, body);
        }
        catch (Exception e) when (Unreadable.Is(e) || e is JsonException)
        {
            return new Taken(null, e.Message, _ => new Text($"此版本无法读取的事件“{type}”。", $"An event '{type}' that this release cannot read."));
        }

        return new Taken(happened, null, happened switch
        {
            AgreementEvent e => Step<Agreement>(
                stream, Agreement.Unwritten, s => Agreement.Evolve(s, e), (_, after, naming) => EventDescriptions.Of(e, after, naming)),
            EngagementEvent e => Step<Engagement>(
                stream, Engagement.Unwritten, s => Engagement.Evolve(s, e), (_, after, naming) => EngagementDescriptions.Of(e, after, naming)),
            InstitutionEvent e => Step<Institution>(
                stream, Institution.Unwritten, s => Institution.Evolve(s, e), (before, _, naming) => EntryDescriptions.Of(e, before, naming)),
            BodyEvent e => Step<Body>(
                stream, Body.Unwritten, s => Body.Evolve(s, e), (before, after, naming) => EntryDescriptions.Of(e, before, after, naming)),
            PolicyPublished e => Step<PublishedPolicies>(
                stream, PublishedPolicies.Unwritten, s => PublishedPolicies.Evolve(s, e), (_, _, _) => PolicyDescriptions.Of(e)),
            _ => throw new InvalidOperationException($"No sentence has been written for {happened.GetType().Name}."),
        });
    }

    private Func<Naming, Text> Step<T>(Guid stream, Func<Guid, T> unwritten, Func<T, T> evolve, Func<T, T, Naming, Text> say)
        where T : class
    {
        var before = _states.GetValueOrDefault(stream) as T ?? unwritten(stream);
        var after = evolve(before);
        _states[stream] = after;
        return naming => say(before, after, naming);
    }
}
