namespace Agreements.Server.People;

/// <summary>Which people accounts are of: what the register asks of the accounts, in SQL.</summary>
internal static class PeopleOfAccounts
{
    /// <summary>The condition that some account is the person's.</summary>
    public static string IsNamed(string person) => "false";

    /// <summary>The condition that an account is the person's own.</summary>
    public static string IsOwn(string person, string account) => $"({account}::text is null)";
}
