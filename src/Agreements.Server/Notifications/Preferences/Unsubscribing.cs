using Agreements.Server.Notifications.Causes;
using Microsoft.AspNetCore.DataProtection;
using System.Security.Cryptography;

namespace Agreements.Server.Notifications.Preferences;

/// <summary>What an address turns off.</summary>
/// <param name="Account">Whose mails.</param>
/// <param name="Group">Of which group; null for all that come together in one mail.</param>
public sealed record Unsubscription(string Account, TopicGroup? Group);

/// <summary>
/// Turns mails off for whoever holds the address that came with one, without signing in (RFC 8058). The inbox goes on: nobody misses what they must know
/// because somebody forwarded a mail.
/// </summary>
/// <param name="protection">Seals the addresses.</param>
/// <param name="store">Keeps what people chose.</param>
public sealed class Unsubscribing(IDataProtectionProvider protection, PreferenceStore store)
{
    private readonly IDataProtector _seal = protection.CreateProtector("unsubscribe.v1");

    /// <summary>The secret part of an address.</summary>
    /// <param name="account">Whose mails.</param>
    /// <param name="group">Of which group; null for all that come together in one mail.</param>
    public string TokenOf(string account, TopicGroup? group) =>
        _seal.Protect($"{account} {(group is { } one ? KebabEnum<TopicGroup>.Name(one) : "digest")}");

    /// <summary>What an address turns off; null for one that was not given out.</summary>
    /// <param name="token">Its secret part.</param>
    public Unsubscription? Read(string token)
    {
        try
        {
            var parts = _seal.Unprotect(token).Split(' ');
            return new Unsubscription(parts[0], KebabEnum<TopicGroup>.TryParse(parts[1], out var group) ? group : null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Turns the mails off: what was meant comes to the inbox alone.</summary>
    /// <param name="asked">What to turn off.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task TurnOffAsync(Unsubscription asked, CancellationToken ct)
    {
        var holder = PreferenceStore.OfAccount(asked.Account);
        var chosen = await store.FindAsync(holder, ct) ?? Preference.Usual;
        var off = asked.Group is { } group ? [group] : Enum.GetValues<TopicGroup>().Where(g => chosen.Of(g) is TellMode.Daily or TellMode.Weekly);
        await store.SaveAsync(holder, off.Aggregate(chosen, (c, g) => c.With(g, TellMode.Inbox)), asked.Account, ct);
    }
}
