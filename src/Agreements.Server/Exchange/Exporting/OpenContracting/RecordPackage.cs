using Agreements.Server.Storage;
using JasperFx.Events;
using System.Text.Json.Nodes;

namespace Agreements.Server.Exchange.Exporting.OpenContracting;

/// <summary>
/// An agreement as a record package in the manner of the Open Contracting Data Standard 1.1: a release for each event that a reader outside
/// would hear of, and one compiled release merged from them. Deterministic: the same events give the same bytes. What of the standard
/// applies and what stands in for what is in docs/exports.md. What is no longer so is <c>null</c> in the release that says it.
/// </summary>
public static class RecordPackage
{
    private const string Prefix = "ocds-agreements";

    /// <summary>The package.</summary>
    /// <param name="stream">The agreement's events with their envelopes, oldest first; at least one.</param>
    /// <param name="uri">Where the package is read.</param>
    /// <param name="unseen">Ids of other agreements that are not to be named.</param>
    public static JsonObject Of(IReadOnlyList<IEvent> stream, string uri, IReadOnlySet<Guid> unseen)
    {
        var ocid = $"{Prefix}-{stream[0].StreamId}";
        var releases = Releases(stream, ocid, unseen).ToArray();
        return new JsonObject
        {
            ["uri"] = uri,
            ["version"] = "1.1",
            ["publishedDate"] = Instant(stream[^1]),
            ["publisher"] = new JsonObject { ["name"] = "Agreements" },
            ["records"] = new JsonArray(new JsonObject
            {
                ["ocid"] = ocid,
                ["releases"] = new JsonArray([.. releases]),
                ["compiledRelease"] = ReleaseMerge.Of(releases),
            }),
        };
    }

    /// <summary>The agreement right after each of its events.</summary>
    /// <param name="stream">The agreement's events, oldest first; at least one.</param>
    public static IEnumerable<Agreement> States(IReadOnlyList<IEvent> stream)
    {
        var state = Agreement.Unwritten(stream[0].StreamId);
        foreach (var e in stream)
        {
            yield return state = Agreement.Evolve(state, (AgreementEvent)e.Data);
        }
    }

    private static IEnumerable<JsonObject> Releases(IReadOnlyList<IEvent> stream, string ocid, IReadOnlySet<Guid> unseen)
    {
        var known = new JsonObject();
        foreach (var (e, state) in stream.Zip(States(stream)))
        {
            var happened = (AgreementEvent)e.Data;
            if (ReleaseTags.Of(happened, state.Stage) is { } tag)
            {
                var said = new JsonObject(ReleaseParts.Of(state.Without(unseen), known).Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Part)))
                {
                    ["initiationType"] = "tender", ["language"] = "zh",
                };
                ReleaseMerge.TakeAway(known, said);
                known = ReleaseMerge.Onto(known, said);
                yield return Release(e, ocid, tag, said);
            }
        }
    }

    private static JsonObject Release(IEvent e, string ocid, string tag, JsonObject said)
    {
        var release = new JsonObject
        {
            ["ocid"] = ocid, ["id"] = $"{e.StreamId}-{e.Version}", ["date"] = Instant(e), ["tag"] = new JsonArray(tag),
            ["initiationType"] = "tender", ["language"] = "zh",
        };
        foreach (var (name, part) in said.Where(p => !release.ContainsKey(p.Key)).ToArray())
        {
            release[name] = part?.DeepClone();
        }

        release["agreements:event"] = new JsonObject { ["type"] = EventNames.All[e.Data.GetType()], ["version"] = e.Version };
        return release;
    }

    private static string Instant(IEvent e) =>
        e.Timestamp.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Which events make a release, and under which tag of the standard.</summary>
internal static class ReleaseTags
{
    /// <summary>The tag; null for what happens between the parties only, such as a consent.</summary>
    public static string? Of(AgreementEvent happened, Stage stage) => happened switch
    {
        AgreementProposed => "planning",
        AgreementNegotiated => "award",
        AgreementSigned => "contract",
        AmendmentAdopted or FactCorrected or FactUpdated or AgreementSuspended or AgreementResumed or AgreementReturned => "contractAmendment",
        ImplementationStarted or CommitmentFulfilled or CommitmentVerified or OutcomeRecorded or IndicatorMeasured => "implementation",
        AgreementEvaluated => "implementation",
        AgreementTerminated or AgreementExpired or AgreementSuperseded => "contractTermination",
        AgreementDeclined or AgreementWithdrawn => "awardCancellation",
        // Who is in and who left is heard of at once.
        JoiningEvent => stage switch { Stage.Proposed => "planningUpdate", Stage.Negotiated => "awardUpdate", _ => "contractUpdate" },
        _ => null,
    };
}
