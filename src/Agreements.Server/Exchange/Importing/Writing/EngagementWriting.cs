
namespace Agreements.Server.Exchange.Importing.Writing;

/// <summary>Writes engagements and the directory as the format has them. Pure.</summary>
internal static class EngagementWriting
{
    public static WrittenEngagement Engagement(Engagement e, Func<Guid, string?> reference) => new(
        e.Reference ?? e.Id.ToString(), e.Kind, e.Title, e.On, e.Place, e.Participants, [.. e.Agreements.Select(reference).OfType<string>()],
        // What was carried over to it is written with the engagement that raised it.
        AgreementWriting.OrNull(e.ActionItems.Where(i => i.From is null).Select(Item)),
        AgreementWriting.OrNull(e.Resolutions.Where(r => r.Status != ResolutionStatus.Dropped).Select(r => new WrittenResolution(r.Text, r.Status))));

    public static WrittenInstitution Institution(Institution i) => new(i.Code, i.Kind, i.Name, i.Aliases, i.Region, i.Under);

    public static WrittenBody Body(BodyFacts f, Func<string?, string?> founder) => new(
        f.Code, f.Kind, f.Name, f.Chair, AgreementWriting.OrNull(f.CoLeads), f.Members, f.MembersComplete, f.FoundedOn, founder(f.FoundedBy));

    public static IEnumerable<WrittenIndicator> Figures(string code, IEnumerable<FigureOnRecord> figures, string? source) => figures
        .Where(f => f.Now.Source?.Id == source)
        .Select(f => new WrittenIndicator(f.Now.Id, code, f.Now.Name, f.Now.Quantity, f.Now.AsOf, f.Now.Period, f.Now.Scope));

    private static WrittenItem Item(ActionItem i) =>
        new(i.Title, i.Owner, i.Due, i.Status is ActionItemStatus.Done or ActionItemStatus.Dropped ? i.Status : null, i.Verifier);
}
