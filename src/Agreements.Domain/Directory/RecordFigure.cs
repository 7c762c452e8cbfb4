namespace Agreements.Domain.Directory;

/// <summary>Record a figure of an institution; see <see cref="Figure"/>.</summary>
/// <param name="Code">The institution.</param>
/// <param name="Figure">The figure.</param>
public sealed record RecordInstitutionFigure(string Code, Figure Figure) : InstitutionCommand(Code);

/// <summary>Correct a figure of an institution: what was recorded is wrong.</summary>
/// <param name="Code">The institution.</param>
/// <param name="Figure">The figure as it should be; its id says which.</param>
/// <param name="Reason">Why.</param>
public sealed record CorrectInstitutionFigure(string Code, Figure Figure, string Reason) : InstitutionCommand(Code);

/// <summary>Record a figure of a standing body; see <see cref="Figure"/>.</summary>
/// <param name="Code">The body.</param>
/// <param name="Figure">The figure.</param>
public sealed record RecordBodyFigure(string Code, Figure Figure) : BodyCommand(Code);

/// <summary>Correct a figure of a standing body: what was recorded is wrong.</summary>
/// <param name="Code">The body.</param>
/// <param name="Figure">The figure as it should be; its id says which.</param>
/// <param name="Reason">Why.</param>
public sealed record CorrectBodyFigure(string Code, Figure Figure, string Reason) : BodyCommand(Code);
