using System.Linq.Expressions;
using System.Reflection;
using JasperFx.Events;
using Marten;
using Wolverine.Marten;

namespace Wolverine.Runtime.Handlers;

/// <summary>Loads what <c>[WriteAggregate]</c> and <c>[ReadAggregate]</c> ask for, by ids read with compiled accessors.</summary>
internal abstract class AggregateLoader
{
    public required bool Required { get; init; }

    public required bool Writes { get; init; }

    /// <summary>Loads the parameter's value, and says whether there is such a stream.</summary>
    public abstract ValueTask<(object? Value, bool Exists)> LoadAsync(object message, IDocumentSession session, CancellationToken token);

    public static AggregateLoader ForWriting(Type message, ParameterInfo parameter, WriteAggregateAttribute attribute)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IEventStream<>))
        {
            throw new NotSupportedException(
                $"{parameter.Member.DeclaringType}: this stand-in covers [WriteAggregate] on IEventStream<T> only, not on {type}.");
        }

        var aggregate = type.GetGenericArguments()[0];
        var id = IdMember(message, aggregate, attribute.RouteOrParameterName, parameter);
        return Create(typeof(StreamLoader<>), aggregate, id, VersionMember(message), attribute.Required, true);
    }

    public static AggregateLoader ForReading(Type message, ParameterInfo parameter, ReadAggregateAttribute attribute)
    {
        var aggregate = parameter.ParameterType;
        var id = IdMember(message, aggregate, attribute.ArgumentName, parameter);
        return Create(typeof(LatestLoader<>), aggregate, id, null, attribute.Required, false);
    }

    private static AggregateLoader Create(Type open, Type aggregate, Func<object, Guid> id, Func<object, long>? version, bool required, bool writes) =>
        (AggregateLoader)typeof(AggregateLoader)
            .GetMethod(open == typeof(StreamLoader<>) ? nameof(CreateStream) : nameof(CreateLatest), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(aggregate)
            .Invoke(null, [id, version, required, writes])!;

    private static StreamLoader<T> CreateStream<T>(Func<object, Guid> id, Func<object, long>? version, bool required, bool writes)
        where T : class => new(id, version) { Required = required, Writes = writes };

    private static LatestLoader<T> CreateLatest<T>(Func<object, Guid> id, Func<object, long>? version, bool required, bool writes)
        where T : class => new(id) { Required = required, Writes = writes };

    private static Func<object, Guid> IdMember(Type message, Type aggregate, string? named, ParameterInfo parameter)
    {
        string[] names = named is null ? [aggregate.Name + "Id", "Id"] : [named, aggregate.Name + "Id", "Id"];
        var member = names.Select(n => Member(message, n)).FirstOrDefault(m => m is not null && TypeOf(m) == typeof(Guid))
            ?? throw new NotSupportedException(
                $"{parameter.Member.DeclaringType}: {message} has no Guid member {string.Join(" or ", names)} that would name the stream.");
        return Accessor<Guid>(message, member);
    }

    private static Func<object, long>? VersionMember(Type message) =>
        Member(message, "Version") is { } member && (TypeOf(member) == typeof(long) || TypeOf(member) == typeof(int))
            ? Accessor<long>(message, member)
            : null;

    private static MemberInfo? Member(Type type, string name) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance)
        .FirstOrDefault(m => m is PropertyInfo or FieldInfo && string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static Func<object, T> Accessor<T>(Type message, MemberInfo member)
    {
        var input = Expression.Parameter(typeof(object));
        var value = Expression.MakeMemberAccess(Expression.Convert(input, message), member);
        return Expression.Lambda<Func<object, T>>(Expression.Convert(value, typeof(T)), input).Compile();
    }

    private sealed class StreamLoader<T>(Func<object, Guid> id, Func<object, long>? version) : AggregateLoader
        where T : class
    {
        public override async ValueTask<(object? Value, bool Exists)> LoadAsync(object message, IDocumentSession session, CancellationToken token)
        {
            var stream = version is null
                ? await session.Events.FetchForWriting<T>(id(message), token)
                : await session.Events.FetchForWriting<T>(id(message), version(message), token);
            return (stream, stream.Aggregate is not null);
        }
    }

    private sealed class LatestLoader<T>(Func<object, Guid> id) : AggregateLoader
        where T : class
    {
        public override async ValueTask<(object? Value, bool Exists)> LoadAsync(object message, IDocumentSession session, CancellationToken token)
        {
            var latest = await session.Events.FetchLatest<T>(id(message), token);
            return (latest, latest is not null);
        }
    }
}
