using System.Collections.Immutable;

namespace Agreements.Domain.Directory;

/// <summary>
/// A figure of an institution or a standing body, such as the enterprises that a college works with: measured once, as of a day.
/// <para>
/// Recorded by <see cref="RecordInstitutionFigure"/> or <see cref="RecordBodyFigure"/>. A figure that its source has said before says
/// nothing new; another value under the same id from the same source is a correction; anything else under that id is refused
/// (<see cref="FigureIdTaken"/>). An importer asks
/// <c>Registrar.Decide(institution, new RecordInstitutionFigure(new Figure(ref, name, quantity, asOf, period, scope, source)), context)</c>.
/// </para>
/// </summary>
/// <param name="Id">Its id, unique in the entry: the ref of the source, or one given here.</param>
/// <param name="Name">What is counted or measured.</param>
/// <param name="Quantity">How much.</param>
/// <param name="AsOf">The day as of which it holds, which may be imprecise; null when unknown.</param>
/// <param name="Period">The time over which it was counted; null when it was counted on a day.</param>
/// <param name="Scope">What it covers; different scopes never add. Null when not said.</param>
/// <param name="Source">Where it comes from; null when recorded here.</param>
public sealed record Figure(
    string Id, Text Name, Quantity Quantity, Edtf? AsOf = null, Edtf? Period = null, Text? Scope = null, Source? Source = null);

/// <summary>A figure with what it was before it was corrected.</summary>
/// <param name="Now">The figure as it stands.</param>
/// <param name="Before">What it was, oldest first; empty when never corrected.</param>
public sealed record FigureOnRecord(Figure Now, IReadOnlyList<Figure> Before)
{
    /// <summary>Whether the figure was recorded as this at some time.</summary>
    /// <param name="figure">The figure.</param>
    internal bool Was(Figure figure) => Now == figure || Before.Contains(figure);

    internal FigureOnRecord Correct(Figure now) => new(now, [.. Before, Now]);
}

/// <summary>Figures by id, in the order recorded: how an entry's state keeps them.</summary>
internal static class FigureRules
{
    public static FigureOnRecord? Find(this IEnumerable<FigureOnRecord> figures, string id) => figures.FirstOrDefault(f => f.Now.Id == id);

    public static ImmutableList<FigureOnRecord> Corrected(this ImmutableList<FigureOnRecord> figures, Figure now)
    {
        var there = figures.Find(now.Id) ?? throw new InvalidOperationException($"No figure '{now.Id}' was recorded before it was corrected.");
        return figures.Replace(there, there.Correct(now));
    }

    /// <summary>What recording a figure comes to: a new one, a correction by its own source, nothing, or a refusal.</summary>
    public static Decision<TEvent> Record<TEvent>(
        IEnumerable<FigureOnRecord> figures, Figure figure, Func<Figure, TEvent> recorded, Func<Figure, string?, TEvent> corrected)
        where TEvent : class => figures.Find(figure.Id) switch
        {
            null => Decision<TEvent>.Record(recorded(figure)),
            { } there when there.Was(figure) => Decision<TEvent>.Nothing,
            { Now.Source: { } source } when source.Id == figure.Source?.Id => Decision<TEvent>.Record(corrected(figure, null)),
            _ => Decision<TEvent>.Refuse(new FigureIdTaken(figure.Id)),
        };

    /// <summary>What correcting a figure comes to.</summary>
    public static Decision<TEvent> Correct<TEvent>(IEnumerable<FigureOnRecord> figures, Figure figure, string reason, Func<Figure, string?, TEvent> corrected)
        where TEvent : class => figures.Find(figure.Id) switch
        {
            null => Decision<TEvent>.Refuse(new FigureUnknown(figure.Id)),
            { } there when there.Now == figure => Decision<TEvent>.Nothing,
            _ => Decision<TEvent>.Record(corrected(figure, reason)),
        };
}

/// <summary>Another figure of the entry has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record FigureIdTaken(string Id)
    : Refusal(new Text($"该条目已有编号为“{Id}”的另一项数据。", $"Another figure of the entry already has the id '{Id}'."), CanMeet.Coordinator);

/// <summary>No figure of the entry has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record FigureUnknown(string Id)
    : Refusal(new Text($"该条目没有编号为“{Id}”的数据。", $"The entry has no figure '{Id}'."), CanMeet.Coordinator);
