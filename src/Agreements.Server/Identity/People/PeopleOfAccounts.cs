
namespace Agreements.Server.Identity.People;

/// <summary>Which people accounts are of: what the register of people asks of the accounts, in SQL.</summary>
internal static class PeopleOfAccounts
{
    /// <summary>
    /// Takes what may tell who somebody was from their accounts, when they are erased: the sign-in name, the subject at a provider, names of keys.
    /// Parts of a statement with a part <c>person</c> of the ids erased.
    /// </summary>
    public const string Erased =
        """
        account as (update accounts.accounts a set name = 'erased-' || a.id, folded_name = 'erased-' || a.id, external_subject = null
            from person where a.person = person.id returning a.id),
        key as (update accounts.keys k set name = 'erased' from account where k.account = account.id)
        """;

    /// <summary>The condition that some account is the person's.</summary>
    /// <param name="person">The column of the person's id.</param>
    public static string IsNamed(string person) => $"exists (select from accounts.accounts a where a.person = {person})";

    /// <summary>The condition that some account that is not disabled is the person's.</summary>
    /// <param name="person">The column of the person's id.</param>
    public static string IsActive(string person) => $"exists (select from accounts.accounts a where a.person = {person} and a.disabled_at is null)";

    /// <summary>The condition that an account is the person's own.</summary>
    /// <param name="person">The column of the person's id.</param>
    /// <param name="account">The parameter of the account's id.</param>
    public static string IsOwn(string person, string account) => $"exists (select from accounts.accounts a where a.id = {account} and a.person = {person})";
}
