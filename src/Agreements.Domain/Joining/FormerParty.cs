namespace Agreements.Domain.Joining;

/// <summary>A party that is one no more. What it did stays on record under its id.</summary>
/// <param name="Party">The party as it was last.</param>
/// <param name="Until">The day it went; null when unknown.</param>
/// <param name="Reason">Why it went.</param>
/// <param name="Successor">Id of the party in its place; null when it simply left.</param>
public sealed record FormerParty(Party Party, Edtf? Until, string Reason, string? Successor);
