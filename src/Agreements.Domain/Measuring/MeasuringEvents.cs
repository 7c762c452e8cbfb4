namespace Agreements.Domain.Measuring;

/// <summary>Something that happened in measuring indicators.</summary>
public abstract record MeasuringEvent : AgreementEvent;

/// <summary>It is said what will be counted.</summary>
/// <param name="Indicator">What, in which unit, from where to where.</param>
public sealed record IndicatorDefined(Indicator Indicator) : MeasuringEvent;

/// <summary>Another target was set.</summary>
/// <param name="Id">The indicator's id.</param>
/// <param name="Was">The target before; null when there was none.</param>
/// <param name="Target">The target now; null for none any more.</param>
/// <param name="By">By when; null when no day is set.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record TargetChanged(string Id, Quantity? Was, Quantity? Target, Edtf? By, string Reason, Edtf? On) : MeasuringEvent, IDated;

/// <summary>A figure was measured or reported. Figures that disagree stay side by side.</summary>
/// <param name="Id">The indicator's id.</param>
/// <param name="Value">The figure, worded as its source words it.</param>
/// <param name="AsOf">The day on which it held; null when unknown.</param>
/// <param name="Period">The time over which it was counted; null when it is no such figure, or unknown.</param>
/// <param name="Source">Where it comes from; null when measured here.</param>
/// <param name="Note">What is said with it; null for nothing.</param>
public sealed record IndicatorMeasured(string Id, Quantity Value, Edtf? AsOf, Edtf? Period, Source? Source, string? Note) : MeasuringEvent, IDated
{
    Edtf? IDated.On => AsOf;
}

/// <summary>A recorded figure was wrong. The old event stays as it is.</summary>
/// <param name="Id">The indicator's id.</param>
/// <param name="Number">The figure's number among those of the indicator, from 1.</param>
/// <param name="Was">What was on record.</param>
/// <param name="Now">What it should have been.</param>
/// <param name="Reason">Why.</param>
public sealed record MeasurementCorrected(string Id, int Number, Quantity Was, Quantity Now, string Reason) : MeasuringEvent;

/// <summary>The figures of a period are final.</summary>
/// <param name="Period">The period, such as <c>2025</c> or <c>2025-09/2026-08</c>.</param>
/// <param name="Note">What is said with it; null for nothing.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record PeriodClosed(Edtf Period, string? Note, Edtf? On) : MeasuringEvent, IDated;

/// <summary>The figures of a closed period can change again.</summary>
/// <param name="Period">The period.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record PeriodReopened(Edtf Period, string Reason, Edtf? On) : MeasuringEvent, IDated;
