using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using JasperFx.Events;

namespace Marten.Internal;

/// <summary>One event type: its names, how it is wrapped, read and written. Built once, so that no call reflects.</summary>
internal sealed class EventMapping
{
    private static readonly MethodInfo WrapMethod = typeof(EventMapping).GetMethod(nameof(WrapAs), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly Func<object, IEvent> _wrap;
    private readonly Lazy<JsonTypeInfo> _json;

    public EventMapping(Type type, string name, StoreOptions options)
    {
        Type = type;
        Name = name;
        DotNetName = $"{type.FullName}, {type.Assembly.GetName().Name}";
        _wrap = WrapMethod.MakeGenericMethod(type).CreateDelegate<Func<object, IEvent>>();
        _json = new Lazy<JsonTypeInfo>(() => options.Serializer.For(type));
    }

    public Type Type { get; }

    public string Name { get; }

    public string DotNetName { get; }

    public IEvent Wrap(object data)
    {
        var e = _wrap(data);
        e.EventTypeName = Name;
        e.DotNetTypeName = DotNetName;
        return e;
    }

    public byte[] Write(object data) => JsonSerializer.SerializeToUtf8Bytes(data, _json.Value);

    public object? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, _json.Value);

    private static IEvent WrapAs<T>(object data)
        where T : notnull => new Event<T>((T)data);
}
