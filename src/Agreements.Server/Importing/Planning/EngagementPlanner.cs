using System.Collections.Immutable;
using System.Globalization;

namespace Agreements.Server.Importing.Planning;

/// <summary>Plans an engagement: commands, each decided by the domain on the state that the ones before leave.</summary>
internal sealed class EngagementPlanner(Source source, Naming naming, Findings findings, DateOnly today)
{
    public PlannedRow Plan(EngagementRow row, ref Known known)
    {
        var id = StableIds.OfEngagement(source.Id, row.Ref.Value);
        var (before, events) = known.Engagement(id);
        var state = before;
        var added = ImmutableList.CreateBuilder<EngagementEvent>();
        var around = Around(known);
        foreach (var (command, place) in Commands(row, id))
        {
            var decision = Engagements.Decide(state, command with { Around = around });
            state = Engagement.Fold(state, decision.Events);
            added.AddRange(decision.Events);
            foreach (var refusal in decision.Refusals)
            {
                findings.Error(
                    refusal is EngagementIdTaken ? "record-contradicted" : refusal.Code, place, refusal.Sentence,
                    before.Exists
                        ? new("导入只补充记录，不更改已记录的事实：请恢复原值，或以新的编号描述。", "An import adds to the record and never changes it: put back what was there, or describe it under a new ref.")
                        : new("按上述说明改正文件。", "Mend the file accordingly."));
            }
        }

        known = known with { Engagements = known.Engagements.SetItem(id, new(state, events.AddRange(added))) };
        return new PlannedRow(RowKind.Engagement, row.Ref.Value, row.Title, null, row.Place, id, events.Count, added.ToImmutable());
    }

    private IEnumerable<(EngagementCommand, Place)> Commands(EngagementRow row, Guid id)
    {
        yield return (new RecordEngagement(
            id, row.Kind, row.Title, row.On, row.Where, [.. row.Participants.Select(p => p.Value)], [.. row.Agreements.Select(a => naming.Agreement(a.Value))],
            row.Ref.Value, source) { By = ImportPlanner.Importer, Today = today }, row.Place);
        foreach (var (number, r) in row.Resolutions.Index())
        {
            var resolution = Numbered("resolution", number);
            yield return (new ProposeResolution(id, resolution, r.Text, source) { By = ImportPlanner.Importer, Today = today }, r.Place);
            if (r.Adopted)
            {
                yield return (new AdoptResolution(id, resolution, null, null, source) { By = ImportPlanner.Importer, Today = today }, r.Place);
            }
        }

        foreach (var (number, i) in row.Items.Index())
        {
            var item = Numbered("item", number);
            yield return (new RaiseActionItem(id, item, i.Title, i.Owner?.Value, i.Due, source) { By = ImportPlanner.Importer, Today = today }, i.Place);
            if (i.Status == ActionItemStatus.Done)
            {
                yield return (new FinishActionItem(id, item, KnownDays.UpTo(source, today), source.Title) { By = ImportPlanner.Importer, Today = today }, i.Place);
            }
            else if (i.Status == ActionItemStatus.Dropped)
            {
                yield return (new DropActionItem(id, item, source.Title) { By = ImportPlanner.Importer, Today = today }, i.Place);
            }
        }
    }

    /// <summary>The format gives action items and resolutions no ids; their places in the list are their names.</summary>
    private static string Numbered(string what, int index) => string.Create(CultureInfo.InvariantCulture, $"{what}-{index + 1}");

    private static Surroundings Around(Known known) => Surroundings.None with
    {
        Agreements = known.Agreements.ToImmutableDictionary(a => a.Key, a => a.Value.State),
        Institutions = known.Institutions.ToImmutableDictionary(i => i.Key, i => i.Value.State, StringComparer.Ordinal),
        Bodies = known.Bodies.ToImmutableDictionary(b => b.Key, b => b.Value.State, StringComparer.Ordinal),
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
