using Agreements.Server.Exchange.Importing.Reading;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace Agreements.Server.Exchange.Importing.Writing;

/// <summary>What a source has told, as a document of the format <c>agreement-cases/1</c>: what the importer reads, written.</summary>
/// <param name="Source">Where the facts come from.</param>
/// <param name="Institutions">The institutions it speaks of.</param>
/// <param name="Bodies">The standing bodies it speaks of.</param>
/// <param name="Agreements">The agreements it describes.</param>
/// <param name="Engagements">The engagements it describes.</param>
/// <param name="Indicators">The figures it gives.</param>
public sealed record CaseDocument(
    Source Source, IReadOnlyList<WrittenInstitution> Institutions, IReadOnlyList<WrittenBody> Bodies, IReadOnlyList<WrittenAgreement> Agreements,
    IReadOnlyList<WrittenEngagement> Engagements, IReadOnlyList<WrittenIndicator> Indicators)
{
    private static readonly JsonSerializerOptions Shape = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new WordsJson() },
    };

    /// <summary>The format's name.</summary>
    [JsonPropertyOrder(-1)]
    public string Format => CaseFileReader.Format;

    /// <summary>The document as UTF-8, indented, with a line end.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Shape), (byte)'\n'];
}

/// <summary>An institution as the format writes it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its formal name.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Region">From large to small; null when unknown.</param>
/// <param name="Under">The institution above; null when unknown or none.</param>
public sealed record WrittenInstitution(string Code, InstitutionKind Kind, Text Name, IReadOnlyList<string> Aliases, string? Region, string? Under);

/// <summary>A standing body as the format writes it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Chair">The institution in the chair; null when unknown.</param>
/// <param name="CoLeads">Those that lead together; null for none.</param>
/// <param name="Members">The members known.</param>
/// <param name="MembersComplete">Whether these are all.</param>
/// <param name="FoundedOn">The day; null when unknown.</param>
/// <param name="FoundedBy">The ref of the agreement that founded it; null when unknown.</param>
public sealed record WrittenBody(
    string Code, BodyKind Kind, Text Name, string? Chair, IReadOnlyList<string>? CoLeads, IReadOnlyList<string> Members, bool MembersComplete, Edtf? FoundedOn,
    string? FoundedBy);

/// <summary>A party as the format writes it: one of the first three, and its role.</summary>
/// <param name="Institution">The institution's code; null otherwise.</param>
/// <param name="Body">The body's code; null otherwise.</param>
/// <param name="Unknown">What is known of a party not named; null otherwise.</param>
/// <param name="Role">Its role.</param>
public sealed record WrittenParty(string? Institution, string? Body, Text? Unknown, PartyRole Role);

/// <summary>Something that happened to an agreement, as the format writes it.</summary>
/// <param name="What">What happened.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Note">What the source adds; null for nothing.</param>
public sealed record WrittenHappening(string What, Edtf? On, string? Place, string? Note);

/// <summary>A commitment as the format writes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What is owed.</param>
/// <param name="Owner">Who owes it; null when unknown.</param>
/// <param name="Due">By when; null when no day is set.</param>
/// <param name="Every">How often it comes due again; null for once.</param>
/// <param name="Quantity">How much; null when not counted.</param>
/// <param name="Status"><c>open</c> or <c>fulfilled</c>.</param>
public sealed record WrittenCommitment(string Id, Text Title, string? Owner, Edtf? Due, Recurrence? Every, Quantity? Quantity, string Status);

/// <summary>A result as the format writes it.</summary>
/// <param name="Level">Whose recognition it has.</param>
/// <param name="Title">What it is.</param>
/// <param name="Quantity">How many; null when it is one thing.</param>
/// <param name="On">When; null when unknown.</param>
public sealed record WrittenOutcome(OutcomeLevel Level, Text Title, Quantity? Quantity, Edtf? On);

/// <summary>An agreement as the format writes it.</summary>
/// <param name="Ref">Its reference.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parent">The ref of the agreement above it; null for none.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Terms">Its terms; null when unknown.</param>
/// <param name="Stage">The stage it is in.</param>
/// <param name="History">What happened, oldest first.</param>
/// <param name="Commitments">What is owed; null for nothing.</param>
/// <param name="Outcomes">Its results; null for none.</param>
/// <param name="OpenQuestions">What is left open; null for nothing.</param>
public sealed record WrittenAgreement(
    string Ref, AgreementKind Kind, Text Title, string? Parent, IReadOnlyList<WrittenParty> Parties, Terms? Terms, Stage Stage,
    IReadOnlyList<WrittenHappening> History, IReadOnlyList<WrittenCommitment>? Commitments, IReadOnlyList<WrittenOutcome>? Outcomes,
    IReadOnlyList<string>? OpenQuestions);

/// <summary>An action item as the format writes it.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="Owner">Who is to do it; null when nobody is named.</param>
/// <param name="Due">By when; null when no day is set.</param>
/// <param name="Status"><c>done</c> or <c>dropped</c>; null while it is open.</param>
/// <param name="Verifier">Code of the institution or body that has to confirm that it was done; null when nobody has to.</param>
public sealed record WrittenItem(Text Title, string? Owner, Edtf? Due, ActionItemStatus? Status, string? Verifier = null);

/// <summary>A resolution as the format writes it.</summary>
/// <param name="Title">Its wording.</param>
/// <param name="Status"><c>proposed</c> or <c>adopted</c>.</param>
public sealed record WrittenResolution(Text Title, ResolutionStatus Status);

/// <summary>An engagement as the format writes it.</summary>
/// <param name="Ref">Its reference.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Participants">Who took part.</param>
/// <param name="Agreements">The refs of the agreements it was about.</param>
/// <param name="ActionItems">What somebody is to do; null for nothing.</param>
/// <param name="Resolutions">What was resolved; null for nothing.</param>
public sealed record WrittenEngagement(
    string Ref, EngagementKind Kind, Text Title, Edtf? On, string? Place, IReadOnlyList<string> Participants, IReadOnlyList<string> Agreements,
    IReadOnlyList<WrittenItem>? ActionItems, IReadOnlyList<WrittenResolution>? Resolutions);

/// <summary>A figure as the format writes it.</summary>
/// <param name="Ref">Its reference.</param>
/// <param name="Of">The ref or code of what it is a figure of.</param>
/// <param name="Name">What is counted.</param>
/// <param name="Quantity">How much.</param>
/// <param name="AsOf">The day on which it held; null when unknown.</param>
/// <param name="Period">The time over which it was counted; null for none.</param>
/// <param name="Scope">What it covers; null when not said.</param>
public sealed record WrittenIndicator(string Ref, string Of, Text Name, Quantity Quantity, Edtf? AsOf, Edtf? Period, Text? Scope);

/// <summary>Words as the format writes them: one string where there is one wording, else <c>{zh, en}</c>.</summary>
internal sealed class WordsJson : JsonConverter<Text>
{
    public override Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Case files are read by CaseFileReader, which says where something is wrong.");

    public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options)
    {
        if (value.En is null)
        {
            writer.WriteStringValue(value.Zh);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("zh", value.Zh);
        writer.WriteString("en", value.En);
        writer.WriteEndObject();
    }
}
