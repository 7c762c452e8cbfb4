
namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>Reads engagements and indicators.</summary>
internal static class EngagementReader
{
    private static readonly string[] ResolutionStatuses = ["proposed", "adopted"];
    private static readonly string[] ItemStatuses = ["open", "done", "dropped"];

    public static EngagementRow? Engagement(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "ref kind title", "on place participants agreements actionItems resolutions") is not { } fields)
        {
            return null;
        }

        var reference = values.Line(fields["ref"]);
        var kind = values.Word<EngagementKind>(fields["kind"]);
        var title = values.Name(fields["title"]);
        var on = values.Date(fields["on"]);
        var where = values.Name(fields["place"])?.Zh;
        var participants = values.Lines(fields, "participants");
        var agreements = values.Lines(fields, "agreements");
        var items = CaseFileReader.Rows(fields, "actionItems", n => Item(n, values));
        var resolutions = CaseFileReader.Rows(fields, "resolutions", n => ResolutionOf(n, values));
        return reference is null
            ? null
            : new EngagementRow(
                reference, kind ?? default, title ?? new Text(reference.Value), on, where, participants, agreements, items, resolutions, fields.Place);
    }

    public static IndicatorRow? Indicator(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "ref of name quantity", "asOf period scope") is not { } fields)
        {
            return null;
        }

        var reference = values.Line(fields["ref"]);
        var of = values.Line(fields["of"]);
        var name = values.Name(fields["name"]);
        var quantity = values.Quantity(fields["quantity"]);
        var asOf = values.Date(fields["asOf"]);
        var period = values.Date(fields["period"]);
        var scope = values.Name(fields["scope"]);
        return reference is null ? null : new IndicatorRow(reference, of, name, quantity, asOf, period, scope, fields.Place);
    }

    private static ItemRow? Item(Node node, Values values)
    {
        var words = WordsIn(node);
        if (Fields.Of(node, values.Findings, words, "owner due status verifier") is not { } fields)
        {
            return null;
        }

        var title = values.Name(fields[words]);
        var due = values.Date(fields["due"]);
        var owner = values.Line(fields["owner"]);
        var verifier = values.Line(fields["verifier"]);
        var status = Among(values.Line(fields["status"]), ItemStatuses, values);
        return title is null
            ? null
            : new ItemRow(
                title, owner, due, KebabEnum<ActionItemStatus>.TryParse(status, out var known) ? known : ActionItemStatus.Open, fields.Place, verifier);
    }

    /// <summary>Just its wording, or with what has become of it.</summary>
    private static ResolutionRow? ResolutionOf(Node node, Values values)
    {
        if (node.Kind == NodeKind.String || node.Members.Any(m => m.Name is "zh" or "en"))
        {
            return values.Words(node) is { } said ? new ResolutionRow(said, false, node.Place) : null;
        }

        var words = WordsIn(node);
        if (Fields.Of(node, values.Findings, words, "status") is not { } fields)
        {
            return null;
        }

        var text = values.Words(fields[words]);
        var status = Among(values.Line(fields["status"]), ResolutionStatuses, values);
        return text is null ? null : new ResolutionRow(text, status == "adopted", fields.Place);
    }

    /// <summary>What it is called stands under <c>title</c>; <c>text</c> is taken for it.</summary>
    private static string WordsIn(Node node) => node.Members.Any(m => m.Name == "text") && node.Members.All(m => m.Name != "title") ? "text" : "title";

    private static string? Among(Located<string>? word, string[] allowed, Values values)
    {
        if (word is not null && !allowed.Contains(word.Value, StringComparer.Ordinal))
        {
            values.Findings.NotAWord(word, allowed);
        }

        return word?.Value;
    }
}
