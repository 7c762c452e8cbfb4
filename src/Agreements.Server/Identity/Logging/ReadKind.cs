using System.Text.Json.Serialization;

namespace Agreements.Server.Identity.Logging;

/// <summary>What sort of reading it was.</summary>
[JsonConverter(typeof(KebabEnum<ReadKind>))]
public enum ReadKind
{
    /// <summary>One agreement, engagement, institution or body, or a part of it.</summary>
    Read,

    /// <summary>A list, a board or figures over many.</summary>
    List,

    /// <summary>A list by words somebody typed; the words are not kept.</summary>
    Search,

    /// <summary>Taken out as a file: a ledger, a record, a report.</summary>
    Export,

    /// <summary>A document's content.</summary>
    Download,

    /// <summary>Data of people: the register of people, contacts of liaisons.</summary>
    PersonRead,

    /// <summary>Asked for and not shown: not theirs to see, or not there. Which of the two is not told, here neither.</summary>
    Refused,
}

/// <summary>Metadata of an endpoint whose reads are logged. Given by the group that it is mapped in, so that none is forgotten.</summary>
public sealed class AccessLogged;

/// <summary>Metadata of an endpoint that tells nothing of agreements or people to anybody: its reads are not logged.</summary>
/// <param name="reason">Why, for whoever reads the code.</param>
public sealed class NotAccessLogged(string reason)
{
    /// <summary>Why its reads are not logged.</summary>
    public string Reason { get; } = reason;
}
