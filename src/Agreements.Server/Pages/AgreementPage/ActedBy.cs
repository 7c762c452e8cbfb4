using Agreements.Server.Localization;
using Agreements.Server.Pages.Texts;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.Storage;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>Who recorded an entry, by names: a code stands for nobody whom readers know.</summary>
internal static class ActedBy
{
    /// <summary>The account and the institution that it acted for; empty when neither is known.</summary>
    /// <param name="e">The entry.</param>
    /// <param name="institutions">The institutions that acted, by code.</param>
    /// <param name="say">The language.</param>
    public static string Of(TimelineEntry e, IReadOnlyDictionary<string, InstitutionRow> institutions, UiLanguage say)
    {
        if (e.User == SystemActors.Importer.User)
        {
            return say[AgreementPageTexts.Imported];
        }

        var institution = e.Institution is { } code && institutions.TryGetValue(code, out var known) ? say[known.Name] : null;
        var user = e is { User: { } account, For: { } stoodFor } ? say[Words.StandingIn(account, stoodFor)] : e.User;
        return string.Join(" · ", new[] { user == SystemActors.DailyRound.User ? say[AgreementPageTexts.OfSystem] : user, institution }.OfType<string>());
    }
}
