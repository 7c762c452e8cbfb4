using System.Text.Json.Serialization;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>What a column of a spreadsheet can tell of an agreement.</summary>
[JsonConverter(typeof(KebabEnum<SheetField>))]
public enum SheetField
{
    /// <summary>Its number.</summary>
    Reference,

    /// <summary>Its title.</summary>
    Title,

    /// <summary>Its title in English.</summary>
    TitleEn,

    /// <summary>Its kind.</summary>
    Kind,

    /// <summary>甲方: a principal.</summary>
    FirstParty,

    /// <summary>乙方: a principal.</summary>
    SecondParty,

    /// <summary>More principals.</summary>
    MorePrincipals,

    /// <summary>Members.</summary>
    OtherParties,

    /// <summary>Witnesses.</summary>
    Witness,

    /// <summary>Who guides.</summary>
    Guide,

    /// <summary>Who hosts.</summary>
    Host,

    /// <summary>Who is helped.</summary>
    Beneficiary,

    /// <summary>The stage reached.</summary>
    Stage,

    /// <summary>The day it was signed.</summary>
    SignedOn,

    /// <summary>Where it was signed.</summary>
    SignedAt,

    /// <summary>For how long, or from when to when.</summary>
    Period,

    /// <summary>Its first day.</summary>
    From,

    /// <summary>Its last day.</summary>
    To,

    /// <summary>Its purpose.</summary>
    Purpose,

    /// <summary>Areas of cooperation, one a line.</summary>
    Areas,

    /// <summary>Clauses, one a line.</summary>
    Clauses,

    /// <summary>Commitments, one a line: what, who, by when.</summary>
    Commitments,

    /// <summary>A note.</summary>
    Note,

    /// <summary>What is open, one a line.</summary>
    OpenQuestions,

    /// <summary>Where the row comes from.</summary>
    SourceTitle,

    /// <summary>When that was published.</summary>
    SourcePublished,

    /// <summary>How reliable that is.</summary>
    SourceReliability,
}
