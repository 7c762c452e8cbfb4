using Agreements.Server.Commands;
using Agreements.Server.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>How a field of a form looks.</summary>
public enum FieldShape
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Paragraph,

    /// <summary>Words in Chinese and, if wanted, in English.</summary>
    Words,

    /// <summary>A day as people write it, perhaps imprecise.</summary>
    Day,

    /// <summary>One day of the calendar.</summary>
    CalendarDay,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of a few words.</summary>
    Word,

    /// <summary>Several of a few words.</summary>
    WordsOf,

    /// <summary>One thing that is there: see <see cref="Field.Pick"/>.</summary>
    One,

    /// <summary>Several things that are there.</summary>
    Several,

    /// <summary>A number for each criterion.</summary>
    Scores,

    /// <summary>Several fields.</summary>
    Group,

    /// <summary>Several fields, several times.</summary>
    Rows,
}

/// <summary>A field of a form, made from the JSON that the API takes.</summary>
/// <param name="Name">Its name in the JSON.</param>
/// <param name="Shape">How it looks.</param>
/// <param name="IsRequired">True when it cannot be left out.</param>
/// <param name="Type">The type of its value, or of each of its values.</param>
/// <param name="Owner">The type that it is a property of.</param>
public sealed record Field(string Name, FieldShape Shape, bool IsRequired, Type Type, Type Owner)
{
    /// <summary>The fields within it; empty for none.</summary>
    public IReadOnlyList<Field> Within { get; init; } = [];

    /// <summary>Where what can be chosen comes from; null for a field that is typed.</summary>
    public Pick? Pick { get; init; }

    /// <summary>True when the API wants to be told, even that it is unknown.</summary>
    public bool MustBeSaid { get; init; }

    /// <summary>True for what nobody has to write: it follows from something else in the form.</summary>
    public bool IsHidden => Pick is CommandForms.Pick.NewCode || (Name == "body" && HasEntryBeside);

    /// <summary>True beside a field that names an institution or a body as a party.</summary>
    public bool HasEntryBeside => Picks.Of(Owner, "institution") is CommandForms.Pick.PartyEntry;
}

/// <summary>Makes the fields of a form.</summary>
internal static class Fields
{
    /// <summary>The fields of what a body says.</summary>
    /// <param name="body">The type.</param>
    /// <param name="json">How bodies are read.</param>
    public static IReadOnlyList<Field> Of(Type body, JsonSerializerOptions json) =>
    [
        .. json.GetTypeInfo(body).Properties.Where(p => p.AssociatedParameter is not null && p.Name[0] != CommandJson.Unnameable && !IsMadeHere(body, p))
            .Select(p => Of(body, p, json))
            // What a party is called follows from which entry it is.
            .OrderBy(f => f.Name == "name" && f.HasEntryBeside),
    ];

    /// <summary>The id of a proposal: programs may give one, so as to know it before.</summary>
    private static bool IsMadeHere(Type body, JsonPropertyInfo property) => body == typeof(Proposed) && property.Name == "id";

    /// <summary>A parameter of a route besides the one that names the subject.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="operation">The operation.</param>
    public static Field OfRoute(string name, Operation operation) =>
        new(name, FieldShape.One, true, typeof(string), typeof(Operation)) { Pick = Picks.OfRoute(name, operation.Parameters) };

    /// <summary>All fields, and those within them.</summary>
    /// <param name="fields">The fields.</param>
    public static IEnumerable<Field> All(IEnumerable<Field> fields) => fields.SelectMany(f => All(f.Within).Prepend(f));

    private static Field Of(Type owner, JsonPropertyInfo property, JsonSerializerOptions json)
    {
        var parameter = property.AssociatedParameter!;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var item = Item(type);
        var pick = (item ?? type).IsEnum ? null : Picks.Of(owner, property.Name);
        var required = !parameter.HasDefaultValue && !parameter.IsNullable && Nullable.GetUnderlyingType(property.PropertyType) is null
            && !(property.Name == "name" && Picks.Of(owner, "institution") is Pick.PartyEntry);
        if (type == typeof(IReadOnlyDictionary<string, int>))
        {
            return new Field(property.Name, FieldShape.Scores, required, type, owner);
        }

        var shape = (item is not null, pick) switch
        {
            (false, not null) => FieldShape.One,
            (true, not null) => FieldShape.Several,
            (true, null) when item!.IsEnum => FieldShape.WordsOf,
            (true, null) => FieldShape.Rows,
            _ => ShapeOf(property.Name, type),
        };
        return new Field(property.Name, shape, required, item ?? type, owner)
        {
            Pick = pick,
            MustBeSaid = !parameter.HasDefaultValue,
            Within = shape is FieldShape.Group or FieldShape.Rows && ShapeOf(property.Name, item ?? type) is FieldShape.Group ? Of(item ?? type, json) : [],
        };
    }

    /// <summary>How each of several looks.</summary>
    /// <param name="rows">The field of several.</param>
    public static Field Each(this Field rows) => rows with { Shape = ShapeOf(rows.Name, rows.Type), IsRequired = false };

    private static FieldShape ShapeOf(string name, Type type) => type switch
    {
        _ when type == typeof(Text) => FieldShape.Words,
        _ when type == typeof(Edtf) => FieldShape.Day,
        _ when type == typeof(DateOnly) => FieldShape.CalendarDay,
        _ when type == typeof(string) || type == typeof(Guid) => IsLong(name) ? FieldShape.Paragraph : FieldShape.Line,
        _ when type == typeof(bool) => FieldShape.YesNo,
        _ when type == typeof(int) || type == typeof(long) => FieldShape.Whole,
        _ when type == typeof(decimal) || type == typeof(double) => FieldShape.Number,
        _ when type.IsEnum => FieldShape.Word,
        _ => FieldShape.Group,
    };

    private static bool IsLong(string name) => name is "reason" or "reasons" or "note" or "comment" or "evidence" or "why" or "text" or "question";

    private static Type? Item(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
