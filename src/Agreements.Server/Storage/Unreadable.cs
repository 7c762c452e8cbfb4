using Marten.Exceptions;

namespace Agreements.Server.Storage;

/// <summary>An event that is on record and cannot be read: its type is unknown to this release, or its text is none of its type.</summary>
public static class Unreadable
{
    /// <summary>What is said to whoever asks for something that has such an event.</summary>
    public static readonly Text Sentence = new(
        "其中一条已存事件无法读取；记录没有丢失，其他协议不受影响。请管理员启用写入该事件的版本，或修复后执行 agreements read-models retry（/health/ready 有具体位置）。",
        "One of its events cannot be read; it is on record, nothing is lost, and all else goes on. The operator starts the release that wrote "
            + "it, or mends the cause and "
            + "runs agreements read-models retry (/health/ready names the place).");

    /// <summary>Whether a failure says that an event cannot be read.</summary>
    /// <param name="thrown">The failure.</param>
    public static bool Is(Exception thrown) => thrown is EventDeserializationFailureException or UnknownEventTypeException;
}
