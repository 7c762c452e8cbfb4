using System.Text.Json.Serialization;

namespace Agreements.Domain;

/// <summary>What a party is in an agreement.</summary>
[JsonConverter(typeof(KebabEnum<PartyRole>))]
public enum PartyRole
{
    /// <summary>Bound by the agreement: consents and signs.</summary>
    Principal,

    /// <summary>The principal that started it.</summary>
    Initiator,

    /// <summary>One of the principals that lead together.</summary>
    CoLead,

    /// <summary>Takes part without signing.</summary>
    Member,

    /// <summary>Attests; does not consent.</summary>
    Witness,

    /// <summary>Guides the work.</summary>
    Guide,

    /// <summary>Hosts the ceremony or the work.</summary>
    Host,

    /// <summary>Approves from outside.</summary>
    ApprovingAuthority,

    /// <summary>Receives the help.</summary>
    Beneficiary,
}

/// <summary>
/// A party as the agreement names it. Exactly one of institution and body is given, or neither for a party not yet named.
/// </summary>
/// <param name="Id">Unique in the agreement: the code, or <c>unnamed-1</c>, <c>unnamed-2</c> … for one not yet named.</param>
/// <param name="Institution">The institution's code; null for a body or a party not yet named.</param>
/// <param name="Body">The standing body's code; null otherwise.</param>
/// <param name="Role">Its role.</param>
/// <param name="Name">How the agreement names it on the day; for a party not yet named, the description given.</param>
public sealed record Party(string Id, string? Institution, string? Body, PartyRole Role, Text Name)
{
    /// <summary>True for a party whose name nobody has given yet.</summary>
    [JsonIgnore]
    public bool IsUnnamed => Institution is null && Body is null;

    /// <summary>True when the party is bound: it consents, signs, names a liaison and rates.</summary>
    [JsonIgnore]
    public bool IsPrincipal => Role is PartyRole.Principal or PartyRole.Initiator or PartyRole.CoLead;

    /// <summary>True when the party attests.</summary>
    [JsonIgnore]
    public bool IsWitness => Role is PartyRole.Witness;

    /// <summary>An institution as a party; its code is its id.</summary>
    /// <param name="code">The institution's code.</param>
    /// <param name="role">Its role.</param>
    /// <param name="name">Its name on the day.</param>
    public static Party OfInstitution(string code, PartyRole role, Text name) => new(code, code, null, role, name);

    /// <summary>A standing body as a party; its code is its id.</summary>
    /// <param name="code">The body's code.</param>
    /// <param name="role">Its role.</param>
    /// <param name="name">Its name on the day.</param>
    public static Party OfBody(string code, PartyRole role, Text name) => new(code, null, code, role, name);

    /// <summary>A party not yet named.</summary>
    /// <param name="number">Its number among the unnamed, from 1.</param>
    /// <param name="role">Its role.</param>
    /// <param name="description">What is known of it.</param>
    public static Party Unnamed(int number, PartyRole role, Text description) => new($"unnamed-{number}", null, null, role, description);
}
