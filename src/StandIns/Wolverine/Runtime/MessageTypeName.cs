using System.Collections.Concurrent;

namespace Wolverine.Runtime;

/// <summary>The name a message type is stored under: its full name.</summary>
internal static class MessageTypeName
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    public static string Of(Type type) => Names.GetOrAdd(type, t => t.IsGenericType ? t.ToString() : t.FullName ?? t.Name);
}
