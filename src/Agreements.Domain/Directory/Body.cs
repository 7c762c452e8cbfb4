using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Directory;

/// <summary>What sort of standing body it is.</summary>
[JsonConverter(typeof(KebabEnum<BodyKind>))]
public enum BodyKind
{
    /// <summary>联盟.</summary>
    Alliance,

    /// <summary>集团.</summary>
    Group,

    /// <summary>联合体.</summary>
    Consortium,

    /// <summary>理事会.</summary>
    Council,

    /// <summary>联席会议.</summary>
    JointConference,

    /// <summary>专班.</summary>
    TaskGroup,
}

/// <summary>What sorts of standing bodies are called in sentences.</summary>
public static class BodyKindNames
{
    private static readonly Text[] Names =
        [new("联盟", "alliance"), new("集团", "group"), new("联合体", "consortium"), new("理事会", "council"), new("联席会议", "joint conference"), new("专班", "task group")];

    /// <summary>The name of a sort in both languages; the English one in lower case.</summary>
    /// <param name="kind">The sort.</param>
    public static Text Of(BodyKind kind) => Names[(int)kind];
}

/// <summary>The state of a standing body's entry.</summary>
public sealed record Body
{
    private Body(Guid id) => Id = id;

    /// <summary>Id of its stream.</summary>
    public Guid Id { get; private set; }

    /// <summary>Number of events folded.</summary>
    public long Version { get; private init; }

    /// <summary>True once it has been entered.</summary>
    public bool Exists => Version > 0;

    /// <summary>Its code.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What is known of it now, its present members among it; null before the first event.</summary>
    public BodyFacts? Facts { get; private init; }

    /// <summary>Names it had before, oldest first.</summary>
    public ImmutableList<FormerName> FormerNames { get; private init; } = [];

    /// <summary>Who is and was a member, in the order learned.</summary>
    public ImmutableList<Membership> Memberships { get; private init; } = [];

    /// <summary>Since when the chair is held; null when unknown or empty.</summary>
    public Edtf? ChairSince { get; private init; }

    /// <summary>Its last day; null while it stands.</summary>
    public Edtf? DissolvedOn { get; private init; }

    /// <summary>What each source said of it last, by the source's id.</summary>
    public ImmutableSortedDictionary<string, BodyFacts> Told { get; private init; } =
        ImmutableSortedDictionary.Create<string, BodyFacts>(StringComparer.Ordinal);

    /// <summary>Its figures, in the order recorded.</summary>
    public ImmutableList<FigureOnRecord> Figures { get; private init; } = [];

    /// <summary>A body of which nothing has been recorded yet.</summary>
    /// <param name="id">Id of its stream.</param>
    public static Body Unwritten(Guid id) => new(id);

    /// <summary>A body of which nothing has been recorded yet.</summary>
    /// <param name="code">The code it will have.</param>
    public static Body Unwritten(string code) => new(DirectoryIds.OfBody(code)) { Code = code };

    /// <summary>
    /// Codes of the institutions that count as members on a day, in the order learned; nobody's after its certain end. One whose day of
    /// joining is unknown counts unless it has certainly left. There may be more unless <see cref="BodyFacts.MembersComplete"/>.
    /// </summary>
    /// <param name="day">The day, in Asia/Shanghai.</param>
    public IReadOnlyList<string> MembersOn(DateOnly day) => DissolvedOn?.Latest < day
        ? []
        : [.. Memberships.Where(m => m.CountsOn(day)).Select(m => m.Institution).Distinct(StringComparer.Ordinal)];

    /// <summary>The state after an event.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="InvalidOperationException">The event is of no known type, or the stream does not begin with its registration.</exception>
    public static Body Evolve(Body before, BodyEvent happened) => (happened is BodyRegistered first
        ? before.WithFacts(first.Facts).Heard(first.Source, first.Facts)
        : before.After(happened, before.Facts ?? throw new InvalidOperationException($"{happened.GetType().Name} cannot begin the stream of a body.")))
        with { Version = before.Version + 1 };

    /// <summary>The state after several events, in order.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="happened">The events.</param>
    public static Body Fold(Body before, IEnumerable<BodyEvent> happened) => happened.Aggregate(before, Evolve);

    private Body After(BodyEvent happened, BodyFacts facts) => happened switch
    {
        BodyDescribed e => WithFacts(facts.After(e.Facts, Told.GetValueOrDefault(e.Source.Id))).Heard(e.Source, e.Facts),
        BodyRenamed e => this with { Facts = facts with { Name = e.Name }, FormerNames = FormerNames.Add(new FormerName(facts.Name, e.On)) },
        ChairAppointed e => this with { Facts = facts with { Chair = e.Institution }, ChairSince = e.Institution is null ? null : e.On },
        CoLeadsNamed e => this with { Facts = facts with { CoLeads = e.Institutions } },
        MemberJoined e => WithMemberships(Memberships.Add(new Membership(e.Institution, e.On, null))),
        MemberLeft e => WithMemberships(Memberships.Replace(Present(e.Institution), Present(e.Institution) with { Until = e.On })),
        MembershipStated e => this with { Facts = facts with { MembersComplete = e.OnRecord is MembersOnRecord.All } },
        BodyDissolved e => this with { DissolvedOn = e.On },
        BodyFigureRecorded e => this with { Figures = Figures.Add(new FigureOnRecord(e.Figure, [])) },
        BodyFigureCorrected e => this with { Figures = Figures.Corrected(e.Figure) },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event that a body knows."),
    };

    private Membership Present(string institution) =>
        Memberships.Find(m => m.Institution == institution && m.Until is null)
        ?? throw new InvalidOperationException($"'{institution}' left before it was a member.");

    /// <summary>Members that are named no more were named by mistake; new ones joined on a day that nobody knows.</summary>
    private Body WithFacts(BodyFacts facts) => this with
    {
        Code = facts.Code,
        Facts = facts,
        ChairSince = facts.Chair == Facts?.Chair ? ChairSince : null,
        Memberships = Memberships
            .RemoveAll(m => m.Until is null && !facts.Members.Contains(m.Institution))
            .AddRange(facts.Members.Where(c => !Memberships.Exists(m => m.Until is null && m.Institution == c)).Select(c => new Membership(c, null, null))),
    };

    private Body WithMemberships(ImmutableList<Membership> memberships) => this with
    {
        Memberships = memberships,
        Facts = Facts! with { Members = [.. memberships.Where(m => m.Until is null).Select(m => m.Institution)] },
    };

    private Body Heard(Source? source, BodyFacts said) => source is null ? this : this with { Told = Told.SetItem(source.Id, said) };
}
