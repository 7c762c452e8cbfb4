using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Directory;

/// <summary>Keeps the entries of the directory and what they are searched by.</summary>
public static class DirectoryHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<InstitutionRow> page)
    {
        page.Put<Institution, InstitutionRow>(DirectoryTables.Institutions, (state, _) => InstitutionRow.Of(state));
        page.Put<Institution, EntrySearchRow>(DirectoryTables.InstitutionSearch, (state, _) => EntrySearchRow.Of(state), CanChangeSearch);
        page.Put<Body, BodyRow>(DirectoryTables.Bodies, (state, _) => BodyRow.Of(state));
        page.Put<Body, EntrySearchRow>(DirectoryTables.BodySearch, (state, _) => EntrySearchRow.Of(state), CanChangeSearch);
    }

    private static bool CanChangeSearch(Happened happened) => EntrySearchRow.CanChangeBy((DirectoryEvent)happened.Event.Data);
}
