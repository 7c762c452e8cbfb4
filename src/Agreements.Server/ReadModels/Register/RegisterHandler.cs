using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Register;

/// <summary>Keeps the register and what it is searched by.</summary>
public static class RegisterHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<RegisterRow> page)
    {
        page.Put<Agreement, RegisterRow>(RegisterTables.Rows, (state, last) => RegisterRow.Of(state, last.Began, last.Event.Timestamp));
        page.Put<Agreement, SearchRow>(
            RegisterTables.Search, (state, _) => SearchRow.Of(state), h => SearchRow.CanChangeBy((AgreementEvent)h.Event.Data));
    }
}
