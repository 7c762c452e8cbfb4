namespace Agreements.Server.Importing.Reading;

/// <summary>
/// Reads engagements and indicators: they are checked like everything else, and only what the checks need is kept, because this
/// version does not record them.
/// </summary>
internal static class EngagementReader
{
    private static readonly string[] Kinds = ["visit", "meeting", "ceremony"];
    private static readonly string[] Statuses = ["proposed", "adopted"];

    public static EngagementRow? Engagement(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "ref kind title", "on place participants agreements actionItems resolutions") is not { } fields)
        {
            return null;
        }

        var reference = values.Line(fields["ref"]);
        Among(values.Line(fields["kind"]), Kinds, values);
        _ = values.Words(fields["title"]);
        _ = values.Date(fields["on"]);
        _ = values.Words(fields["place"]);
        var participants = values.Lines(fields, "participants");
        var agreements = values.Lines(fields, "agreements");
        var owners = (fields.Items("actionItems") ?? []).Select(n => OwnerOfActionItem(n, values)).OfType<Placed<string>>().ToArray();
        foreach (var resolution in fields.Items("resolutions") ?? [])
        {
            CheckResolution(resolution, values);
        }

        return reference is null ? null : new EngagementRow(reference, participants, agreements, owners);
    }

    public static IndicatorRow? Indicator(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "ref of name quantity", "asOf period scope") is not { } fields)
        {
            return null;
        }

        var reference = values.Line(fields["ref"]);
        var of = values.Line(fields["of"]);
        _ = values.Words(fields["name"]);
        _ = values.Quantity(fields["quantity"]);
        _ = values.Date(fields["asOf"]);
        // The format does not say how a period is written: a date, or words such as a school year.
        _ = fields["period"] is { Kind: NodeKind.Object } period ? values.Date(period)?.Value : values.Line(fields["period"])?.Value;
        _ = values.Words(fields["scope"]);
        return reference is null ? null : new IndicatorRow(reference, of);
    }

    private static Placed<string>? OwnerOfActionItem(Node node, Values values)
    {
        if (Fields.Of(node, values.Findings, "title", "owner due") is not { } fields)
        {
            return null;
        }

        _ = values.Words(fields["title"]);
        _ = values.Date(fields["due"]);
        return values.Line(fields["owner"]);
    }

    private static void CheckResolution(Node node, Values values)
    {
        if (node.Kind == NodeKind.String || node.Members.Any(m => m.Name is "zh" or "en"))
        {
            _ = values.Words(node);
        }
        else if (Fields.Of(node, values.Findings, "text", "status") is { } fields)
        {
            _ = values.Words(fields["text"]);
            Among(values.Line(fields["status"]), Statuses, values);
        }
    }

    private static void Among(Placed<string>? word, string[] allowed, Values values)
    {
        if (word is not null && !allowed.Contains(word.Value, StringComparer.Ordinal))
        {
            values.Findings.NotAWord(word, allowed);
        }
    }
}
