namespace Agreements.Server.Identity;

/// <summary>
/// Marks a change that the secret in its address proves alone, such as turning off the mails that it came with: a mail program sends it, and no form of this
/// server. It does nothing for whoever is signed in.
/// </summary>
public sealed record ProvedByAddress;
