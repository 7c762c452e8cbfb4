using System.Text.Json.Serialization;

namespace Agreements.Domain.Returning;

/// <summary>Something that happened in going back.</summary>
public abstract record ReturningEvent : AgreementEvent;

/// <summary>It went back to an earlier stage.</summary>
/// <param name="From">The stage left.</param>
/// <param name="To">The earlier stage.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="KeepsSigning">
/// True when signatures, attestations and ceremony stay on record, to count again for the text that they were for; null in events of releases before
/// that rule, with which they fell when it went back behind the signing.
/// </param>
public sealed record AgreementReturned(
    Stage From, Stage To, string Reason, Edtf? On, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? KeepsSigning = null)
    : ReturningEvent, IStageChange;
