namespace Agreements.Domain.Renewing;

/// <summary>That a signed successor takes an agreement's place.</summary>
/// <param name="By">The successor.</param>
/// <param name="From">The day on which it does, in Asia/Shanghai.</param>
public sealed record Succession(Guid By, DateOnly From);
