using System.Collections.Immutable;
using System.Globalization;

namespace Agreements.Server.Exchange.Importing.Planning;

/// <summary>Plans an engagement: commands, each decided by the domain on the state that the ones before leave.</summary>
internal sealed class EngagementPlanner(Source source, Naming naming, Findings findings, DateOnly today)
{
    public PlannedRow Plan(EngagementRow row, ref Known known)
    {
        var id = StableIds.OfEngagement(source.Id, row.Ref.Value);
        var (before, events) = known.Engagement(id);
        var state = before;
        var added = ImmutableList.CreateBuilder<EngagementEvent>();
        foreach (var (command, place) in Commands(row))
        {
            var decision = Engagements.Decide(state, command, ImportPlanner.Context(today) with { Related = Related(known, command.Needs(state)) });
            state = Engagement.Fold(state, decision.Events);
            added.AddRange(decision.Events);
            foreach (var refusal in decision.Refusals)
            {
                findings.Error(
                    refusal is EngagementIdTaken ? "record-contradicted" : refusal.Code, place, refusal.Sentence,
                    before.Exists
                        ? new(
                            "导入只补充记录，不更改已记录的事实：请恢复原值，或以新的编号描述。",
                            "An import adds to the record and never changes it: put back what was there, or describe it under a new ref.")
                        : new("按上述说明改正文件。", "Mend the file accordingly."));
            }
        }

        known = known with { Engagements = known.Engagements.SetItem(id, new(state, events.AddRange(added))) };
        return new PlannedRow(RowKind.Engagement, row.Ref.Value, row.Title, null, row.Place, id, events.Count, added.ToImmutable());
    }

    private IEnumerable<(EngagementCommand, Place)> Commands(EngagementRow row)
    {
        yield return (new RecordEngagement(
            row.Kind, row.Title, row.On, row.Where, [.. row.Participants.Select(p => p.Value)], [.. row.Agreements.Select(a => naming.Agreement(a.Value))],
            row.Ref.Value, Source: source), row.Place);
        foreach (var (number, r) in row.Resolutions.Index())
        {
            var resolution = Numbered("resolution", number);
            yield return (new ProposeResolution(resolution, r.Text, source), r.Place);
            if (r.Adopted)
            {
                yield return (new AdoptResolution(resolution, null, null, source), r.Place);
            }
        }

        foreach (var (number, i) in row.Items.Index())
        {
            var item = Numbered("item", number);
            yield return (new RaiseActionItem(item, i.Title, i.Owner?.Value, i.Due, source, i.Verifier?.Value), i.Place);
            if (i.Status == ActionItemStatus.Done)
            {
                yield return (new FinishActionItem(item, KnownDays.UpTo(source, today), source.Title), i.Place);
            }
            else if (i.Status == ActionItemStatus.Dropped)
            {
                yield return (new DropActionItem(item, source.Title), i.Place);
            }
        }
    }

    /// <summary>The format gives action items and resolutions no ids; their places in the list are their names.</summary>
    private static string Numbered(string what, int index) => string.Create(CultureInfo.InvariantCulture, $"{what}-{index + 1}");

    private static RelatedState Related(Known known, Needs needs) => RelatedState.Nothing with
    {
        Agreements = needs.Agreements.Distinct().ToImmutableDictionary(id => id, id => known.Agreements.GetValueOrDefault(id)?.State),
        Institutions = needs.Institutions.Distinct().ToImmutableDictionary(c => c, c => known.Institutions.GetValueOrDefault(c)?.State, StringComparer.Ordinal),
        Bodies = needs.Bodies.Distinct().ToImmutableDictionary(c => c, c => known.Bodies.GetValueOrDefault(c)?.State, StringComparer.Ordinal),
    };
}

/// <summary>Days that the format does not give.</summary>
internal static class KnownDays
{
    /// <summary>Some day up to the source's publication, or up to today.</summary>
    public static Edtf UpTo(Source source, DateOnly today) => Edtf.Parse(
        $"../{source.Published?.Latest ?? today:yyyy-MM-dd}",
        source.Published is null ? "known on the day of the import" : $"reported in a source published {source.Published}");
}
