using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.SigningIn;

/// <summary>The institution that a role is held for, typed by name, alias or pinyin as everywhere on pages, or by its code.</summary>
internal static class TypedInstitution
{
    /// <summary>The code of what was typed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="typed">What was typed.</param>
    /// <returns>The code, or why there is none: nobody is called so, or several are.</returns>
    public static async Task<(string Code, AccountRefusal? Refusal)> OfAsync(HttpContext context, string typed)
    {
        var (given, reader, clock) = (typed.Trim(), Reader(context), context.RequestServices.GetRequiredService<TimeProvider>());
        if (given.Length == 0 || await DirectoryQuery.FindInstitutionAsync(reader, given, context.RequestAborted) is not null)
        {
            return (given, null);
        }

        var found = await new TypedNames(reader, Caller.Of(context.User)!, clock.Today()).FindAsync(Pick.Institution, given, context.RequestAborted);
        var several = ConditionTexts.NoInstitution(given, [.. found.Select(f => f.Name)]);
        return found.Count switch
        {
            0 => (given, given == AccountsTexts.House ? null : AccountRefusal.NoInstitution(given)),
            1 => (found[0].Value, null),
            _ => (given, AccountRefusal.Malformed(several.Zh, several.EnOrZh)),
        };
    }

    /// <summary>Names by code.</summary>
    /// <param name="context">The request.</param>
    /// <param name="accounts">Accounts that name institutions.</param>
    public static async Task<IReadOnlyDictionary<string, Text>> NamesAsync(HttpContext context, IEnumerable<AccountView> accounts)
    {
        string[] codes =
        [
            .. accounts.SelectMany(a => a.Grants.Select(g => g.Institution).Concat(a.Given.Concat(a.Taken).Select(d => d.Institution))
                .Concat(a.Keys.Select(k => k.Institution).OfType<string>())).Distinct(),
        ];
        var found = await DirectoryQuery.InstitutionsAsync(Reader(context), codes, context.RequestAborted);
        return found.ToDictionary(i => i.Key, i => i.Value.Name);
    }

    /// <summary>Names that browsers suggest.</summary>
    /// <param name="context">The request.</param>
    public static Task<IReadOnlyList<Text>> SuggestedAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<SuggestedNames>().InstitutionsAsync(context.RequestAborted);

    private static Reader Reader(HttpContext context) => context.RequestServices.GetRequiredService<Reader>();
}
