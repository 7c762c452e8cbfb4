namespace Agreements.Domain.Returning;

/// <summary>Something that happened in going back.</summary>
public abstract record ReturningEvent : AgreementEvent;

/// <summary>It went back to an earlier stage.</summary>
/// <param name="From">The stage left.</param>
/// <param name="To">The earlier stage.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record AgreementReturned(Stage From, Stage To, string Reason, Edtf? On) : ReturningEvent, IStageChange;
