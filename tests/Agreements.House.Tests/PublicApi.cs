using System.Reflection;
using System.Text;

namespace Agreements.House.Tests;

/// <summary>The public surface of an assembly as text, one member a line, in a fixed order.</summary>
public static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    /// <summary>What the compiler writes for every record.</summary>
    private static readonly string[] OfRecords =
    [
        "<Clone>$", "PrintMembers", "ToString", "Equals", "GetHashCode", "Deconstruct", "EqualityContract", "op_Equality", "op_Inequality",
    ];

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var member in type.GetMembers(Declared).Where(m => IsVisible(m) && !OfRecords.Contains(m.Name)).Select(m => Line(type, m))
                .OfType<string>().Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var above = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) ? " : " + Name(b) : "";
        return $"{kind} {type.Namespace}.{Name(type)}{above}";
    }

    private static string? Line(Type type, MemberInfo member) => member switch
    {
        FieldInfo f when type.IsEnum => f.IsStatic ? $"{f.Name} = {f.GetRawConstantValue()}" : null,
        FieldInfo f => $"{(f.IsLiteral ? "const " : f.IsStatic ? "static " : "")}{Name(f.FieldType)}{Null(Nullability.Create(f))} "
            + $"{f.Name}{(f.IsLiteral ? $" = {f.GetRawConstantValue()}" : "")}",
        PropertyInfo p => $"{Static(p.GetMethod ?? p.SetMethod!)}{Name(p.PropertyType)}{Null(Nullability.Create(p))} {p.Name} "
            + $"{{{Accessor(p.GetMethod, "get")}{Accessor(p.SetMethod, IsInit(p) ? "init" : "set")} }}",
        ConstructorInfo c => $"new({Parameters(c)})",
        MethodInfo m when m.IsSpecialName && !m.Name.StartsWith("op_", StringComparison.Ordinal) => null,
        MethodInfo m => $"{Static(m)}{Name(m.ReturnType)}{Null(Nullability.Create(m.ReturnParameter))} {m.Name}{Generics(m)}({Parameters(m)})",
        EventInfo e => $"event {Name(e.EventHandlerType!)} {e.Name}",
        _ => null,
    };

    private static bool IsVisible(MemberInfo member) => member switch
    {
        FieldInfo f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly,
        PropertyInfo p => p.GetAccessors(true).Any(IsVisible),
        // The copy constructor of a record is the compiler's.
        ConstructorInfo c => IsVisible((MethodBase)c) && !(c.IsFamily && c.GetParameters() is [var only] && only.ParameterType == c.DeclaringType),
        MethodBase m => IsVisible(m),
        EventInfo e => IsVisible(e.AddMethod!),
        _ => false,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Accessor(MethodInfo? accessor, string word) => accessor is not null && IsVisible((MethodBase)accessor) ? $" {word};" : "";

    private static bool IsInit(PropertyInfo p) =>
        p.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit") ?? false;

    private static string Null(NullabilityInfo info) =>
        !info.Type.IsValueType && (info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable) ? "?" : "";

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : method.IsAbstract ? "abstract " : "";

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.IsOut ? "out " : "")}{Name(p.ParameterType)}{Null(Nullability.Create(p))} "
            + $"{p.Name}{(p.HasDefaultValue ? $" = {p.RawDefaultValue ?? "null"}" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsByRef || type.IsArray)
        {
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        var own = (type.IsNested && !type.IsGenericParameter ? Name(type.DeclaringType!) + "." : "") + type.Name.Split('`')[0];
        return type.IsGenericType && type.Name.Contains('`', StringComparison.Ordinal)
            ? $"{own}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : own;
    }
}
