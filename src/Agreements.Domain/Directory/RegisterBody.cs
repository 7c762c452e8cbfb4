namespace Agreements.Domain.Directory;

/// <summary>
/// Enter a standing body. A source that speaks of one that is on record adds what is new about it; a source that now says something else
/// than it said before changes that.
/// </summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What sort of body it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Chair">Code of the institution in the chair; null when unknown or empty.</param>
/// <param name="CoLeads">Codes of the institutions that lead it together; null for none known.</param>
/// <param name="Members">Codes of its members; null for none known.</param>
/// <param name="MembersComplete">Whether these are all its members.</param>
/// <param name="FoundedOn">The day it was founded; null when unknown.</param>
/// <param name="FoundedBy">By what it was founded; null when unknown.</param>
/// <param name="Source">Where the facts come from; null when entered here.</param>
public sealed record RegisterBody(
    string Code, BodyKind Kind, Text Name, string? Chair = null, IReadOnlyList<string>? CoLeads = null, IReadOnlyList<string>? Members = null,
    bool MembersComplete = false, Edtf? FoundedOn = null, string? FoundedBy = null, [property: NotInBody] Source? Source = null) : BodyCommand
{
    /// <summary>What it says of the body.</summary>
    public BodyFacts Facts => new(Code, Kind, Name, Chair, CoLeads ?? [], Members ?? [], MembersComplete, FoundedOn, FoundedBy);

    /// <summary>The command to enter a body of which these facts are known.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="source">Where they come from; null when entered here.</param>
    public static RegisterBody Of(BodyFacts facts, Source? source = null) => new(
        facts.Code, facts.Kind, facts.Name, facts.Chair, facts.CoLeads, facts.Members, facts.MembersComplete, facts.FoundedOn, facts.FoundedBy, source);

    /// <inheritdoc />
    public override Needs Needs => Source is null ? new() { Institutions = [.. Named] } : Needs.Nothing;

    /// <summary>Codes of the institutions that it names, each once.</summary>
    private IEnumerable<string> Named => (Members ?? []).Concat(CoLeads ?? []).Concat(Chair is { } chair ? [chair] : []).Distinct(StringComparer.Ordinal);

    /// <inheritdoc />
    public override BodyDecision Decide(Body state, CommandContext context)
    {
        if (state.Facts is { } facts)
        {
            return Again(state, facts);
        }

        Refusal[] unfit = Source is null ? [.. Named.Select(i => Ancestry.RefuseUnlessNamed(i, context.Related)).OfType<Refusal>()] : [];
        return unfit.Length > 0 ? BodyDecision.Refuse(unfit) : BodyDecision.Record(new BodyRegistered(Facts, Source));
    }

    private BodyDecision Again(Body state, BodyFacts facts) => (Source, facts == Facts) switch
    {
        (null, true) => BodyDecision.Nothing,
        (null, false) => BodyDecision.Refuse(new BodyCodeTaken(state.Code, facts.Name)),
        ({ } source, _) => state.Told.GetValueOrDefault(source.Id) == Facts
            || (!state.Told.ContainsKey(source.Id) && facts.After(Facts, null) == facts && !facts.IsContradictedBy(Facts))
            ? BodyDecision.Nothing
            : BodyDecision.Record(new BodyDescribed(Facts, source)),
    };
}

/// <summary>Another standing body has this code.</summary>
/// <param name="Body">The code given.</param>
/// <param name="Name">Whose it is.</param>
public sealed record BodyCodeTaken(string Body, Text Name)
    : Refusal(new Text($"代码“{Body}”已用于{Name.Zh}。", $"The code '{Body}' already belongs to {Name.EnOrZh}."), CanMeet.Coordinator);
