namespace Agreements.Server.Queries;

/// <summary>
/// What sentences call those that events refer to: noted while sentences are told, so that whoever has the events and these names tells the same again
/// without a database. One name each, the first: a name that changes in between does not part the sentences.
/// </summary>
public sealed class NamesUsed
{
    private readonly Dictionary<Reference, Text> _names = [];

    /// <summary>All of them, in one order.</summary>
    public IEnumerable<(Reference Of, Text Name)> InOrder =>
        _names.OrderBy(n => n.Key.To).ThenBy(n => n.Key.Id, StringComparer.Ordinal).Select(n => (n.Key, n.Value));

    /// <summary>Names by which sentences are told again; whoever is not among them has a question mark and their reference.</summary>
    public Naming Telling => Asking((reference, _) => _names.GetValueOrDefault(reference) ?? new Text($"?{reference.Id}"));

    /// <summary>Adds a name that was noted before.</summary>
    /// <param name="of">Of what.</param>
    /// <param name="name">The name.</param>
    public void Add(Reference of, Text name) => _names.TryAdd(of, name);

    /// <summary>The same names, noted when they are asked for.</summary>
    /// <param name="naming">Where they come from.</param>
    internal Naming Noting(Naming naming) => Asking(
        (reference, call) => _names.TryGetValue(reference, out var noted) ? noted : _names[reference] = call(naming));

    private static Naming Asking(Func<Reference, Func<Naming, Text>, Text> name) => new(
        person => name(new(ReferenceTo.Person, person), n => n.Person(person)),
        agreement => name(new(ReferenceTo.Agreement, agreement.ToString()), n => n.Agreement(agreement)),
        code => name(new(ReferenceTo.Institution, code), n => n.Institution(code)),
        founder => name(new(ReferenceTo.Founder, founder), n => n.Founder(founder)))
    {
        Engagement = engagement => name(new(ReferenceTo.Engagement, engagement.ToString()), n => n.Engagement(engagement)),
        Commitment = (agreement, id) => name(new(ReferenceTo.Commitment, $"{agreement}/{id}"), n => n.Commitment(agreement, id)),
    };
}
