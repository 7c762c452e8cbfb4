namespace Agreements.Server.Exchange.Importing.Writing;

/// <summary>Writes what a source told of engagements and of the directory as the format has it: its own events and no others. Pure.</summary>
internal static class EngagementWriting
{
    /// <param name="begun">How it began.</param>
    /// <param name="name">What it is called in the file.</param>
    /// <param name="told">What the source told of it, its beginning first.</param>
    /// <param name="reference">What an agreement is called; null for one out of sight.</param>
    public static WrittenEngagement Engagement(
        EngagementRecorded begun, string name, IReadOnlyList<EngagementEvent> told, Func<Guid, string?> reference) => new(
        name, begun.Kind, begun.Title, begun.On, begun.Place,
        [.. begun.Participants.Union(told.OfType<ParticipantAdded>().Select(e => e.Participant), StringComparer.Ordinal)],
        [.. begun.Agreements.Union(told.OfType<EngagementLinked>().Select(e => e.Agreement)).Select(reference).OfType<string>()],
        // What was carried over to it is written with the engagement that raised it.
        AgreementWriting.OrNull(told.OfType<ActionItemRaised>().Where(i => i.From is null).Select(i => Item(i, told))),
        AgreementWriting.OrNull(told.OfType<ResolutionProposed>().Select(r => new WrittenResolution(
            r.Text, told.OfType<ResolutionAdopted>().Any(a => a.Id == r.Id) ? ResolutionStatus.Adopted : ResolutionStatus.Proposed))));

    /// <summary>An institution as the source told of it; where another entered it, what it must have said besides: that there is one of this code, kind and
    /// name.</summary>
    public static WrittenInstitution Institution(Institution i, IReadOnlyList<InstitutionEvent> told, string source)
    {
        var own = Domain.Directory.Institution.Fold(Domain.Directory.Institution.Unwritten(i.Code), told);
        var entered = told.OfType<InstitutionRegistered>().Any();
        var otherwise = own.SaidOtherwise.GetValueOrDefault(source);
        return new(
            i.Code, otherwise?.Kind ?? (entered ? own.Kind : i.Kind), entered ? own.Name : i.Name with { En = own.Name.En }, own.Aliases,
            otherwise?.Region ?? own.Region, otherwise?.Under ?? own.Under);
    }

    /// <summary>A standing body as the source told of it; where it did not, that there is one of this code, kind and name.</summary>
    public static WrittenBody Body(Body b, string source, Func<string?, string?> founder)
    {
        var known = b.Facts!;
        var f = b.Told.GetValueOrDefault(source)
            ?? new BodyFacts(known.Code, known.Kind, known.Name with { En = null }, null, [], [], MembersComplete: false, null, null);
        return new(
            f.Code, f.Kind, f.Name, f.Chair, AgreementWriting.OrNull(f.CoLeads), f.Members, f.MembersComplete, f.FoundedOn, founder(f.FoundedBy));
    }

    public static IEnumerable<WrittenIndicator> Figures(string code, IEnumerable<FigureOnRecord> figures, string? source) => figures
        .Where(f => f.Now.Source?.Id == source)
        .Select(f => new WrittenIndicator(f.Now.Id, code, f.Now.Name, f.Now.Quantity, f.Now.AsOf, f.Now.Period, f.Now.Scope));

    private static WrittenItem Item(ActionItemRaised i, IReadOnlyList<EngagementEvent> told) => new(
        i.Title, i.Owner, i.Due,
        told.OfType<ActionItemDone>().Any(d => d.Id == i.Id) ? ActionItemStatus.Done
            : told.OfType<ActionItemDropped>().Any(d => d.Id == i.Id) ? ActionItemStatus.Dropped : null,
        i.Verifier);
}
