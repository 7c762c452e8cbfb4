namespace Agreements.Domain.Framing;

/// <summary>Take on clauses of an agreement above: what they say is done under this one.</summary>
/// <param name="Clauses">Ids of the clauses.</param>
/// <param name="Of">The agreement above that has them; null for the one right above.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record CarryClauses(IReadOnlyList<string> Clauses, Guid? Of = null, [property: NotInBody] Source? Source = null) : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Guid> NamedAgreements => Of is { } of ? [of] : [];

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <summary>The line above, with the terms that hold the clauses.</summary>
    /// <param name="state">The agreement as it is.</param>
    public override Needs Needs(Agreement state) => new() { UpFrom = state.Parent is { } parent ? [parent] : [] };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if ((Of ?? state.Parent) is not { } above)
        {
            return Decision.Refuse(new NothingAbove());
        }

        string[] added = [.. Clauses.Except(state.CarriedOf(above))];
        return added.Length == 0 ? Decision.Nothing
            : Refusal(state, context, above, added) is { } refusal ? Decision.Refuse(refusal)
            : Decision.Record(new ClausesCarried(above, added, Source));
    }

    private static Refusal? Refusal(Agreement state, CommandContext context, Guid above, string[] added)
    {
        if (context.Related.LineFrom(state.Parent).FirstOrDefault(a => a.Id == above) is not { } there)
        {
            return new NotAbove(above);
        }

        string[] unknown = [.. added.Except(there.CurrentTerms?.Terms.Clauses?.Select(k => k.Id) ?? [])];
        return unknown.Length == 0 ? null : new ClausesUnknown(there.Title, string.Join(", ", unknown));
    }
}

/// <summary>Carry clauses no longer.</summary>
/// <param name="Clauses">Ids of the clauses.</param>
/// <param name="Of">The agreement above that has them; null for the one right above.</param>
public sealed record DropClauses(IReadOnlyList<string> Clauses, Guid? Of = null) : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        string[] dropped = (Of ?? state.Parent) is { } above ? [.. state.CarriedOf(above).Intersect(Clauses)] : [];
        return dropped.Length == 0 ? Decision.Nothing : Decision.Record(new ClausesDropped((Of ?? state.Parent)!.Value, dropped));
    }
}

/// <summary>No agreement is above this one.</summary>
public sealed record NothingAbove()
    : Refusal(new Text("本协议没有上级协议。", "There is no agreement above this one."), CanMeet.Coordinator);

/// <summary>The other agreement is not above this one.</summary>
/// <param name="Other">Its id.</param>
public sealed record NotAbove(Guid Other)
    : Refusal(new Text($"协议 {Other} 不在本协议之上。", $"The agreement {Other} is not above this one."), CanMeet.Coordinator);

/// <summary>The agreement above has no such clauses in its present text.</summary>
/// <param name="Above">Its title.</param>
/// <param name="Clauses">The ids that it does not have.</param>
public sealed record ClausesUnknown(Text Above, string Clauses)
    : Refusal(
        new Text($"“{Above.Zh}”的现行文本中没有这些条款：{Clauses}。", $"The present text of '{Above.EnOrZh}' has no clauses with these ids: {Clauses}."),
        CanMeet.Coordinator);
