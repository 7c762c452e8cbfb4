using System.Text.Json.Serialization;

namespace Agreements.Server.Identity.People;

/// <summary>Why the data of a person are erased: the cases of article 47 of the Personal Information Protection Law, and slips.</summary>
[JsonConverter(typeof(KebabEnum<ErasureReason>))]
public enum ErasureReason
{
    /// <summary>What they were kept for is achieved, cannot be, or needs them no more.</summary>
    NoLongerNeeded,

    /// <summary>The person asked for it, or took back their consent.</summary>
    Requested,

    /// <summary>They were kept longer than was said.</summary>
    PeriodOver,

    /// <summary>They should never have been kept.</summary>
    Unlawful,

    /// <summary>They were entered by mistake, such as twice.</summary>
    EnteredByMistake,
}
