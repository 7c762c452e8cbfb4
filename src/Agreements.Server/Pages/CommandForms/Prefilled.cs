using Agreements.Server.Identity;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>What stands in a form when it is opened: what its link says, what is on record, and what can only be one thing.</summary>
internal static class Prefilled
{
    /// <summary>The values.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="subject">What it is for.</param>
    /// <param name="caller">Who opens it.</param>
    /// <param name="choices">What can be chosen in a field.</param>
    /// <param name="json">How bodies are written.</param>
    public static FormValues Of(
        Operation operation, IReadOnlyList<Field> fields, FormSubject subject, Caller caller, Func<Field, IReadOnlyList<Choice>?> choices,
        JsonSerializerOptions json)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields.Where(f => f.Shape is FieldShape.One))
        {
            var only = field.IsRequired && choices(field) is [var single] ? single.Value : null;
            if ((Own(field, subject, caller) ?? only) is { } value)
            {
                values[field.Name] = value;
            }
        }

        foreach (var (name, node) in OnRecord(operation, subject, json))
        {
            Flatten(node, name, values);
        }

        return FormValues.Empty.With(values);
    }

    /// <summary>The party that whoever opens it speaks for.</summary>
    private static string? Own(Field field, FormSubject subject, Caller caller) =>
        field.Pick is Pick.Party or Pick.Suspender && field.Name is "party" or "origin" && caller.Role is ActingRole.Representative
            ? subject.Agreement?.Parties.FirstOrDefault(p => p.Institution == caller.Institution)?.Id
            : null;

    private static IEnumerable<(string Name, JsonNode? Node)> OnRecord(Operation operation, FormSubject subject, JsonSerializerOptions json)
    {
        JsonNode? Node(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, json);
        var (state, text) = (subject.Agreement, subject.Agreement?.CurrentTerms?.Terms);
        return operation.Name switch
        {
            "reviseTerms" => Parts(Node(text)),
            "proposeAmendment" or "proposeRenewal" => [("terms", Node(text))],
            "reviseAmendment" => [("terms", Node(state?.OpenAmendment?.Terms))],
            "publishPolicy" => Parts(Node(subject.Policy)),
            "renameInstitution" => [("name", Node(subject.Institution?.Name))],
            "renameBody" => [("name", Node(subject.Body?.Facts?.Name))],
            _ => [],
        };
    }

    private static IEnumerable<(string Name, JsonNode? Node)> Parts(JsonNode? whole) =>
        whole is JsonObject all ? all.Select(p => (p.Key, p.Value)) : [];

    /// <summary>What a body says, as the fields of its form have it.</summary>
    /// <param name="body">The body.</param>
    public static FormValues Of(JsonNode? body)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, node) in Parts(body))
        {
            Flatten(node, name, values);
        }

        return FormValues.Empty.With(values);
    }

    private static void Flatten(JsonNode? node, string path, Dictionary<string, string> values)
    {
        switch (node)
        {
            case JsonObject all:
                foreach (var (name, value) in all)
                {
                    Flatten(value, $"{path}.{name}", values);
                }

                break;
            case JsonArray list:
                values[path + "#"] = $"{list.Count + 1}";
                values[path] = string.Join('\n', list.OfType<JsonValue>().Select(v => v.ToString()));
                foreach (var (index, value) in list.Index())
                {
                    Flatten(value, $"{path}[{index}]", values);
                }

                break;
            case not null:
                values[path] = node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? node.ToJsonString() : node.ToString();
                break;
        }
    }
}
