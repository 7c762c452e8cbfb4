using Agreements.Server.Identity;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Conditions;

/// <summary>The names that browsers suggest where an institution is typed.</summary>
/// <param name="reader">What the reader reads by.</param>
/// <param name="http">The request.</param>
/// <param name="clock">The clock.</param>
internal sealed class SuggestedNames(Reader reader, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>Names of institutions, the first of the directory.</summary>
    /// <param name="ct">Ends the wait.</param>
    public Task<IReadOnlyList<Text>> InstitutionsAsync(CancellationToken ct) =>
        Caller.Of(http.HttpContext!.User) is { } caller
            ? new TypedNames(reader, caller, Localization.Shanghai.Day(clock.GetUtcNow())).SuggestedAsync(Pick.Institution, ct)
            : Task.FromResult<IReadOnlyList<Text>>([]);
}
