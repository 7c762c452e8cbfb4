using System.Collections;
using System.Reflection;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>
/// Makes values of any record: with everything in it, or with nothing that may be left out. No two values of a type are equal, so that none can
/// stand in the place of another unseen.
/// </summary>
internal sealed class Samples(bool filled, int after = 0)
{
    private readonly NullabilityInfoContext _annotations = new();
    private int _number = after;

    public T Of<T>() => (T)Of(typeof(T));

    private object Of(Type type)
    {
        var number = ++_number;
        return Nullable.GetUnderlyingType(type) is { } value ? Of(value)
            : type.IsEnum ? Enum.GetValues(type).GetValue(number % Enum.GetValues(type).Length)!
            : type.IsGenericType && type.IsInterface ? Many(type)
            : Type.GetTypeCode(type) switch
            {
                TypeCode.String => $"第{number}，\"{{\\',}}\" null",
                TypeCode.Boolean => number % 2 == 0,
                TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 or TypeCode.Decimal => Convert.ChangeType(number, type, null),
                _ when type == typeof(Guid) => Guid.NewGuid(),
                _ when type == typeof(DateOnly) => new DateOnly(2000, 1, 1).AddDays(number),
                _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(number),
                _ when type == typeof(Edtf) => Edtf.Parse($"{2000 + (number % 1000)}-0{1 + (number % 9)}~"),
                _ => Whole(type),
            };
    }

    private object Whole(Type type)
    {
        var constructor = type.GetConstructors().Single();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Part(p.ParameterType, _annotations.Create(p)))]);
        var taken = constructor.GetParameters().Select(p => p.Name).ToHashSet();
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite && !taken.Contains(p.Name)))
        {
            property.SetValue(made, Part(property.PropertyType, _annotations.Create(property)));
        }

        return made;
    }

    private object? Part(Type type, NullabilityInfo annotation) => filled || annotation.ReadState is not NullabilityState.Nullable ? Of(type) : null;

    private object Many(Type type)
    {
        var of = type.GetGenericArguments();
        if (of.Length == 2)
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(of))!;
            Fill(() => map.Add(Of(of[0]), Of(of[1])));
            return map;
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(of))!;
        Fill(() => list.Add(Of(of[0])));
        return list;
    }

    private void Fill(Action add)
    {
        for (var i = 0; filled && i < 2; i++)
        {
            add();
        }
    }
}
