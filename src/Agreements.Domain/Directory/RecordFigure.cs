namespace Agreements.Domain.Directory;

/// <summary>Record a figure of an institution; see <see cref="Figure"/>.</summary>
/// <param name="Figure">The figure.</param>
public sealed record RecordInstitutionFigure(Figure Figure) : InstitutionCommand
{
    /// <inheritdoc />
    public override InstitutionDecision Decide(Institution state, CommandContext context) =>
        FigureRules.Record<InstitutionEvent>(state.Figures, Figure, f => new InstitutionFigureRecorded(f), (f, why) => new InstitutionFigureCorrected(f, why));
}

/// <summary>Correct a figure of an institution: what was recorded is wrong.</summary>
/// <param name="Figure">The figure as it should be; its id says which.</param>
/// <param name="Reason">Why.</param>
public sealed record CorrectInstitutionFigure(Figure Figure, string Reason) : InstitutionCommand
{
    /// <inheritdoc />
    public override InstitutionDecision Decide(Institution state, CommandContext context) =>
        FigureRules.Correct<InstitutionEvent>(state.Figures, Figure, Reason, (f, why) => new InstitutionFigureCorrected(f, why));
}

/// <summary>Record a figure of a standing body; see <see cref="Figure"/>.</summary>
/// <param name="Figure">The figure.</param>
public sealed record RecordBodyFigure(Figure Figure) : BodyCommand
{
    /// <inheritdoc />
    public override BodyDecision Decide(Body state, CommandContext context) =>
        FigureRules.Record<BodyEvent>(state.Figures, Figure, f => new BodyFigureRecorded(f), (f, why) => new BodyFigureCorrected(f, why));
}

/// <summary>Correct a figure of a standing body: what was recorded is wrong.</summary>
/// <param name="Figure">The figure as it should be; its id says which.</param>
/// <param name="Reason">Why.</param>
public sealed record CorrectBodyFigure(Figure Figure, string Reason) : BodyCommand
{
    /// <inheritdoc />
    public override BodyDecision Decide(Body state, CommandContext context) =>
        FigureRules.Correct<BodyEvent>(state.Figures, Figure, Reason, (f, why) => new BodyFigureCorrected(f, why));
}
