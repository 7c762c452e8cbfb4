
namespace Agreements.Server.Storage;

/// <summary>The id asked for is that of something else: an engagement where an agreement is meant, and so on. Nothing was recorded.</summary>
/// <param name="id">The id.</param>
/// <param name="found">The type of event found in its stream.</param>
public sealed class WrongStreamException(Guid id, Type found)
    : Exception(
        $"{id} is the id of something else: its history holds '{EventNames.All.GetValueOrDefault(found, found.Name)}'. Ask for it where such things are read.")
{
    /// <summary>The one in an exception or in what caused it; null when there is none.</summary>
    /// <param name="thrown">The exception; a store may wrap what a fold throws.</param>
    public static WrongStreamException? In(Exception? thrown) => thrown is null ? null : thrown as WrongStreamException ?? In(thrown.InnerException);
}
