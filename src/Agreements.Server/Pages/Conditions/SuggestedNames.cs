using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Conditions;

/// <summary>The names that browsers suggest where somebody or something is typed by name.</summary>
/// <param name="reader">What the reader reads by.</param>
/// <param name="http">The request.</param>
/// <param name="clock">The clock.</param>
internal sealed class SuggestedNames(Reader reader, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>Names of institutions, the first of the directory.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<Text>> InstitutionsAsync(CancellationToken ct) =>
        (await OfAsync([Pick.Institution], ct)).GetValueOrDefault(Pick.Institution, []);

    /// <summary>Names by what is looked for; none for nobody known.</summary>
    /// <param name="picks">What is looked for.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<Pick, IReadOnlyList<Text>>> OfAsync(IEnumerable<Pick> picks, CancellationToken ct) =>
        Caller.Of(http.HttpContext!.User) is { } caller
            ? await new TypedNames(reader, caller, clock.Today()).SuggestedAsync(picks, ct) : new Dictionary<Pick, IReadOnlyList<Text>>();
}
