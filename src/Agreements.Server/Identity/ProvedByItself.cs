namespace Agreements.Server.Identity;

/// <summary>
/// Marks a change that what it carries proves alone: the secret in its address, such as that of turning off the mails that it came with, or the signatures
/// in its body. A mail program or a witness sends it, and no form of this server. It does nothing for whoever is signed in.
/// </summary>
public sealed record ProvedByItself;
