namespace Agreements.Domain.Measuring;

/// <summary>Something that happened in measuring indicators.</summary>
public abstract record MeasuringEvent : AgreementEvent;
