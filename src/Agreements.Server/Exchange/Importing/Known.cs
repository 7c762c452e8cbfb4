using System.Collections.Immutable;

namespace Agreements.Server.Exchange.Importing;

/// <summary>A stream as it is on record.</summary>
/// <typeparam name="TState">The state folded from it.</typeparam>
/// <typeparam name="TEvent">Its events.</typeparam>
/// <param name="State">The state.</param>
/// <param name="Events">The events, oldest first; empty when there is no such stream.</param>
public sealed record OnRecord<TState, TEvent>(TState State, ImmutableList<TEvent> Events);

/// <summary>
/// What is on record before a file is planned: all that planning may know. Immutable, so that the files of one run can be planned
/// one after the other, each on what the ones before would record.
/// </summary>
public sealed record Known
{
    /// <summary>Nothing on record.</summary>
    public static Known Nothing { get; } = new();

    /// <summary>Institutions by code.</summary>
    public ImmutableDictionary<string, OnRecord<Institution, InstitutionEvent>> Institutions { get; init; } =
        ImmutableDictionary.Create<string, OnRecord<Institution, InstitutionEvent>>(StringComparer.Ordinal);

    /// <summary>Standing bodies by code.</summary>
    public ImmutableDictionary<string, OnRecord<Body, BodyEvent>> Bodies { get; init; } =
        ImmutableDictionary.Create<string, OnRecord<Body, BodyEvent>>(StringComparer.Ordinal);

    /// <summary>Agreements by id.</summary>
    public ImmutableDictionary<Guid, OnRecord<Agreement, AgreementEvent>> Agreements { get; init; } =
        ImmutableDictionary<Guid, OnRecord<Agreement, AgreementEvent>>.Empty;

    /// <summary>Engagements by id.</summary>
    public ImmutableDictionary<Guid, OnRecord<Engagement, EngagementEvent>> Engagements { get; init; } =
        ImmutableDictionary<Guid, OnRecord<Engagement, EngagementEvent>>.Empty;

    /// <summary>Ids of agreements by reference; several sources may use the same.</summary>
    public ImmutableDictionary<string, ImmutableSortedSet<Guid>> References { get; init; } =
        ImmutableDictionary.Create<string, ImmutableSortedSet<Guid>>(StringComparer.Ordinal);

    /// <summary>Codes of institutions on record by names that a file gives.</summary>
    public ImmutableDictionary<string, ImmutableSortedSet<string>> InstitutionsByName { get; init; } =
        ImmutableDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal);

    /// <summary>With what a store holds, where this knows nothing newer from an earlier file of the same run.</summary>
    /// <param name="stored">What the store holds.</param>
    public Known Over(Known stored) => new()
    {
        Institutions = stored.Institutions.SetItems(Institutions),
        Bodies = stored.Bodies.SetItems(Bodies),
        Agreements = stored.Agreements.SetItems(Agreements),
        Engagements = stored.Engagements.SetItems(Engagements),
        InstitutionsByName = stored.InstitutionsByName,
        References = References.Aggregate(
            stored.References,
            (all, mine) => all.SetItem(mine.Key, all.TryGetValue(mine.Key, out var theirs) ? theirs.Union(mine.Value) : mine.Value)),
    };

    internal bool HasInstitution(string code) => Institutions.TryGetValue(code, out var i) && i.Events.Count > 0;

    internal bool HasBody(string code) => Bodies.TryGetValue(code, out var b) && b.Events.Count > 0;

    internal OnRecord<Institution, InstitutionEvent> Institution(string code) =>
        Institutions.GetValueOrDefault(code) ?? new(Domain.Directory.Institution.Unwritten(code), []);

    internal OnRecord<Body, BodyEvent> Body(string code) =>
        Bodies.GetValueOrDefault(code) ?? new(Domain.Directory.Body.Unwritten(code), []);

    internal OnRecord<Engagement, EngagementEvent> Engagement(Guid id) =>
        Engagements.GetValueOrDefault(id) ?? new(Domain.Engaging.Engagement.Unwritten(id), []);

    internal OnRecord<Agreement, AgreementEvent> Agreement(Guid id) =>
        Agreements.GetValueOrDefault(id) ?? new(Domain.Agreement.Unwritten(id), []);
}
