using Agreements.Server.Identity.Logging;
using System.Text.Json;

namespace Agreements.Server.Identity.People;

/// <summary>A place in the history that names a person.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Title">Its title.</param>
/// <param name="Version">Number of the event in its stream.</param>
/// <param name="Happened">When it happened, in EDTF; null when unknown, or when the event has no day of its own.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="Sentence">What it says.</param>
public sealed record NamedIn(Guid Agreement, Text Title, long Version, string? Happened, DateTimeOffset RecordedAt, Text Sentence);

/// <summary>Something that was done with a person's data.</summary>
/// <param name="What">What: registered, changed, erased.</param>
/// <param name="Account">The account that did it.</param>
/// <param name="StoodFor">The account that it stood in for; null for none.</param>
/// <param name="Institution">Code of the institution acted for.</param>
/// <param name="Reason">Why; null where none is asked.</param>
/// <param name="At">When, UTC.</param>
public sealed record Deed(string What, string Account, string? StoodFor, string Institution, string? Reason, DateTimeOffset At);

/// <summary>An account of a person. Passwords, digests of keys and second factors are secrets, not told here.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its sign-in name.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="IsDisabled">Whether it can no longer be used.</param>
/// <param name="Roles">Roles held: role, institution, days.</param>
/// <param name="Delegations">Who stood in for whom, and when.</param>
/// <param name="Keys">Its API keys: name, beginning, days.</param>
/// <param name="Changes">What was changed on it.</param>
public sealed record AccountCopy(
    string Id, string Name, DateTimeOffset CreatedAt, bool IsDisabled, JsonElement Roles, JsonElement Delegations, JsonElement Keys, JsonElement Changes);

/// <summary>
/// The copy of everything held on one person that article 45 of the Personal Information Protection Law gives them a right to. It is of what the
/// one who takes it may see: the keeper's has the contacts, an auditor's has every place in the history.
/// </summary>
/// <param name="Person">The person; without contacts where whoever takes it may not know.</param>
/// <param name="TakenAt">When it was taken, UTC.</param>
/// <param name="Purpose">What the data are held for.</param>
/// <param name="Accounts">Their accounts.</param>
/// <param name="NamedIn">Where the history names them, oldest first.</param>
/// <param name="Deeds">What was done with their data, oldest first.</param>
/// <param name="Reads">Who read their data lately, latest first; for auditors and the person alone; empty for others.</param>
/// <param name="OwnReads">What they read themselves lately by their accounts, latest first; for auditors and the person alone; empty for others.</param>
public sealed record PersonCopy(
    PersonView Person, DateTimeOffset TakenAt, Text Purpose, IReadOnlyList<AccountCopy> Accounts, IReadOnlyList<NamedIn> NamedIn, IReadOnlyList<Deed> Deeds,
    IReadOnlyList<AccessLogLine> Reads, IReadOnlyList<AccessLogLine> OwnReads)
{
    /// <summary>What people are kept for.</summary>
    public static Text WhatFor { get; } = new(
        "用于合作协议各方之间的联络、评价以及账号管理；不作他用。", "To let the parties of cooperation agreements reach each other, to rate, and for accounts; for nothing else.");
}
