using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Exchange.Importing.Reading;
using Agreements.Server.Exchange.Importing;
using System.Text;

namespace Agreements.Server.Tests.Importing;

/// <summary>Every error names its file, its place, its cause and its cure.</summary>
public sealed class CaseFileErrorTests
{
    public static TheoryData<string, string, string, string, string> Mistakes => new()
    {
        // what stands there, what is put there, code, path, what the cause or cure must mention
        { "agreement-cases/1", "agreement-cases/2", "format-unknown", "$.format", "agreement-cases/1" },
        { "\"reliability\": \"press\"", "\"reliability\": \"rumour\"", "word-unknown", "$.source.reliability", "official, press, hearsay" },
        { ", \"reliability\": \"press\"", "", "key-missing", "$.source.reliability", "reliability" },
        { "\"id\": \"test-source\"", "\"id\": null", "value-missing", "$.source.id", "id" },
        { "\"published\"", "\"publisht\"", "key-unknown", "$.source.publisht", "published" },
        { "\"aliases\": [\"北\"]", "\"aliases\": [\"北\"], \"kind\": \"school\"", "key-duplicate", "$.institutions[0].kind", "kind" },
        { "\"aliases\": [\"北\"]", "\"aliases\": \"北\"", "type-wrong", "$.institutions[0].aliases", "a list" },
        { "\"region\": \"重庆市\"", "\"region\": 7", "type-wrong", "$.institutions[0].region", "a string" },
        { "\"membersComplete\": true", "\"membersComplete\": \"yes\"", "type-wrong", "$.bodies[0].membersComplete", "true or false" },
        { "\"title\": \"互访\"", "\"title\": \"互访\\u200e\"", "text-not-storable", "$.agreements[0].commitments[0].title", "U+200E" },
        { "\"name\": \"南校\"", "\"name\": \"南\\n校\"", "text-not-storable", "$.institutions[1].name", "U+000A" },
        { "\"title\": \"考察\"", "\"title\": \"考\\u2067察\"", "text-not-storable", "$.engagements[0].title", "U+2067" },
        { "\"title\": \"互访\"", "\"title\": \"\"", "text-empty", "$.agreements[0].commitments[0].title", "empty" },
        { "\"kind\": \"friendship-school\"", "\"kind\": \"friendship-schol\"", "word-unknown", "$.agreements[0].kind", "friendship-school" },
        { "\"what\": \"started\"", "\"what\": \"begun\"", "word-unknown", "$.agreements[0].history[3].what",
            "proposed, negotiated, signed, witnessed, started, evaluated" },
        { "\"status\": \"open\"", "\"status\": \"done\"", "word-unknown", "$.agreements[0].commitments[0].status", "open, fulfilled" },
        { "\"every\": \"year\"", "\"every\": \"month\"", "word-unknown", "$.agreements[0].commitments[0].every", "school-year" },
        { "\"kind\": \"visit\"", "\"kind\": \"party\"", "word-unknown", "$.engagements[0].kind", "ceremony" },
        { "\"under\": \"bureau\"", "\"under\": \"buraeu\"", "institution-unknown", "$.institutions[0].under", "bureau" },
        { "\"chair\": \"north\"", "\"chair\": \"west\"", "institution-unknown", "$.bodies[0].chair", "west" },
        { "\"members\": [\"north\", \"south\"]", "\"members\": [\"north\", \"west\"]", "institution-unknown", "$.bodies[0].members[1]", "west" },
        { "\"foundedBy\": \"T-1\"", "\"foundedBy\": \"T-9\"", "agreement-unknown", "$.bodies[0].foundedBy", "T-9" },
        { "{\"institution\": \"south\", \"role\": \"principal\"}", "{\"institution\": \"east\", \"role\": \"principal\"}",
            "institution-unknown", "$.agreements[0].parties[1].institution", "east" },
        { "{\"body\": \"league\", \"role\": \"witness\"}", "{\"body\": \"north\", \"role\": \"witness\"}", "body-unknown",
            "$.agreements[0].parties[2].body", "it is an institution" },
        { "{\"ref\": \"T-1\",", "{\"ref\": \"T-1\", \"parent\": \"T-0\",", "agreement-unknown", "$.agreements[0].parent", "T-0" },
        { "\"participants\": [\"north\", \"league\"]", "\"participants\": [\"nobody\"]", "institution-unknown", "$.engagements[0].participants[0]", "nobody" },
        { "\"agreements\": [\"T-1\"]", "\"agreements\": [\"X-1\"]", "agreement-unknown", "$.engagements[0].agreements[0]", "X-1" },
        { "\"owner\": \"south\"", "\"owner\": \"nobody\"", "institution-unknown", "$.engagements[0].actionItems[0].owner", "nobody" },
        { "\"of\": \"T-1\"", "\"of\": \"T-7\"", "subject-unknown", "$.indicators[0].of", "T-7" },
        { "\"code\": \"south\"", "\"code\": \"league\"", "code-duplicate", "$.bodies[0].code", "league" },
        { "\"foundedOn\": \"2024\"", "\"foundedOn\": \"2025-02-30\"", "date-impossible", "$.bodies[0].foundedOn", "28 days" },
        { "\"foundedOn\": \"2024\"", "\"foundedOn\": \"2025-13\"", "date-impossible", "$.bodies[0].foundedOn", "no month 13" },
        { "\"foundedOn\": \"2024\"", "\"foundedOn\": \"2025-03-28/2025-03-27\"", "date-interval-reversed", "$.bodies[0].foundedOn", "2025-03-27/2025-03-28" },
        { "\"foundedOn\": \"2024\"", "\"foundedOn\": \"2025-03-01/2025-02-30\"", "date-impossible", "$.bodies[0].foundedOn", "2025-02-30" },
        { "\"foundedOn\": \"2024\"", "\"foundedOn\": \"2025年3月7日\"", "date-malformed", "$.bodies[0].foundedOn", "2025-03-07" },
        { "\"foundedOn\": \"2024\"", "\"foundedOn\": {\"edtf\": \"spring\", \"basis\": \"guess\"}", "date-malformed", "$.bodies[0].foundedOn.edtf", "EDTF" },
        { "\"value\": 2,", "\"value\": -2,", "quantity-negative", "$.agreements[0].commitments[0].quantity.value", "-2" },
        { "\"value\": 2,", "\"value\": \"2\",", "type-wrong", "$.agreements[0].commitments[0].quantity.value", "a number" },
        { "\"value\": 2,", "\"value\": 1e99,", "number-too-large", "$.agreements[0].commitments[0].quantity.value", "28" },
        { "\"unit\": \"person\"", "\"unit\": \"person-time\"", "unit-contradicts-counter", "$.indicators[0].quantity.unit", "person-times" },
        { "\"owner\": \"north\"", "\"owner\": \"bureau\"", "owner-unknown", "$.agreements[0].commitments[0].owner", "north, south, league, unnamed-1" },
        { "\"id\": \"report\"", "\"id\": \"visit\"", "id-duplicate", "$.agreements[0].commitments[1].id", "visit" },
        { "{\"id\": \"c1\", \"text\": \"第一条\"}", "{\"id\": \"c1\", \"text\": \"一\"}, {\"id\": \"c1\", \"text\": \"二\"}", "id-duplicate",
            "$.agreements[0].terms.clauses[1].id", "c1" },
        { "{\"years\": 3}", "{\"from\": \"2025-05\", \"to\": \"2025-01\"}", "period-reversed", "$.agreements[0].terms.term", "2025-01" },
        { "{\"years\": 3}", "{\"noticeDays\": 1.5}", "days-not-whole", "$.agreements[0].terms.term.noticeDays", "1.5" },
        { "{\"unknown\": \"a third school\",", "{", "party-not-one", "$.agreements[0].parties[3]", "none of them" },
        { "{\"body\": \"league\",", "{\"body\": \"league\", \"institution\": \"bureau\",", "party-not-one",
            "$.agreements[0].parties[2]", "institution and body" },
        { "{\"institution\": \"south\", \"role\": \"principal\"}", "{\"institution\": \"north\", \"role\": \"guide\"}", "party-duplicate",
            "$.agreements[0].parties[1]", "north" },
        { "\"stage\": \"implementing\"", "\"stage\": \"signed\"", "stage-contradicts-history", "$.agreements[0].history[3].what", "implementing" },
        { "\"started\", \"on\": \"2025-03-10\"", "\"started\", \"on\": \"2025-02-10\"", "history-contradictory", "$.agreements[0].history[3]", "2025-02-10" },
        { "\"what\": \"started\", \"on\": \"2025-03-10\"", "\"what\": \"negotiated\"", "history-unordered", "$.agreements[0].history[3]", "earlier stage" },
        { "\"what\": \"started\"", "\"what\": \"signed\"", "history-duplicate", "$.agreements[0].history[3].what", "signed" },
        { "\"started\", \"on\": \"2025-03-10\"", "\"started\", \"on\": \"2031\"", "history-in-future", "$.agreements[0].history[3]", "2031" },
        { "\"title\": \"互访\"", "\"title\": \"互\\u0000访\"", "text-not-storable", "$.agreements[0].commitments[0].title", "U+0000" },
        { "\"title\": \"互访\"", "\"title\": \"\\ud800\"", "text-not-storable", "$.agreements[0].commitments[0].title", "surrogate" },
        { "\"title\": \"互访\"", "\"title\": \"题\\ufffe目\"", "text-not-storable", "$.agreements[0].commitments[0].title", "character 2 is U+FFFE" },
        { "\"title\": \"互访\"", "\"title\": \"题\uFFFF目\"", "text-not-storable", "$.agreements[0].commitments[0].title", "U+FFFF" },
        { "\"title\": \"互访\"", "\"title\": \"题\\r\\n目\"", "text-not-storable", "$.agreements[0].commitments[0].title", "U+000D" },
        { "\"title\": \"互访\"", "\"title\": {\"zh\": \"互访\", \"en\": \"\\u202evisit\"}", "text-not-storable",
            "$.agreements[0].commitments[0].title.en", "U+202E" },
        { "\"aliases\": [\"北\"]", "\"aliases\": [\"北\", \"\u200B北\"]", "text-not-storable", "$.institutions[0].aliases[1]", "U+200B" },
        { "\"purpose\": \"合作\"", "\"purpose\": \"合\u0085作\"", "text-not-storable", "$.agreements[0].terms.purpose", "U+0085" },
        { "\"published\": \"2025-04\"", "\"publis\\ufffeed\": \"2025-04\"", "text-not-storable", "$.source", "U+FFFE" },
        { "\"foundedOn\": \"2024\"", "\"foundedOn\": \"-2010\"", "date-beyond-count", "$.bodies[0].foundedOn", "0001 to 9999" },
        { "\"foundedOn\": \"2024\"", "\"foundedOn\": {\"edtf\": \"2024/Y10000\", \"basis\": \"guess\"}", "date-beyond-count",
            "$.bodies[0].foundedOn.edtf", "0001 to 9999" },
        { "\"signed\", \"on\": \"2025-03-01\"", "\"signed\", \"on\": \"-1985/\"", "date-beyond-count", "$.agreements[0].history[1].on", "0001 to 9999" },
        { "\"code\": \"bureau\", \"kind\": \"government\",", "\"code\": \"bureau\", \"kind\": \"government\", \"under\": \"north\",",
            "under-circular", "$.institutions[0].under", "bureau" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Every_mistake_is_found_at_its_place(string old, string replacement, string code, string path, string mention)
    {
        var json = CaseFiles.SmallWith(old, replacement);
        var plan = CaseFiles.Plan(json);
        var found = plan.Errors.FirstOrDefault(e => e.Code == code && e.Place.Path == path);

        found.ShouldNotBeNull($"found instead: {string.Join("; ", plan.Errors.Select(e => $"{e.Code} {e.Place}"))}");
        found.Place.File.ShouldBe("case.json");
        (found.Cause.En + found.Cure.En).ShouldContain(mention);
        found.Cause.Zh.ShouldNotBeNullOrWhiteSpace();
        found.Cure.Zh.ShouldNotBeNullOrWhiteSpace();
        found.Cure.En.ShouldNotBeNullOrWhiteSpace();
        plan.EventCount.ShouldBe(0);
    }

    [Fact]
    public void Rare_characters_and_texts_of_several_lines_are_no_mistake() => CaseFiles.Plan(CaseFiles
        .SmallWith("\"title\": \"互访\"", "\"title\": \"𠮷龘e\u0301👩‍👩‍👧‍👦\"")
            .Replace("\"purpose\": \"合作\"", "\"purpose\": \"一、合作\\n\\t二、\\u202e共享\"", StringComparison.Ordinal)).Errors.ShouldBeEmpty();

    [Fact]
    public void The_small_file_itself_has_no_errors() => CaseFiles.Plan(CaseFiles.Small).Errors.ShouldBeEmpty();

    [Fact]
    public void Nobody_bound_is_an_error_at_the_parties()
    {
        var json = CaseFiles.Small.Replace("\"role\": \"principal\"", "\"role\": \"guide\"", StringComparison.Ordinal);
        CaseFiles.Plan(json).Errors.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            e => e.Code.ShouldBe("principal-missing"), e => e.Place.Path.ShouldBe("$.agreements[0].parties"));
    }

    [Fact]
    public void Refs_twice_point_at_the_second_and_name_the_first()
    {
        var row = """{"ref": "T-1", "kind": "aid", "title": "又一个", "parties": [{"institution": "north", "role": "principal"}], "stage": "proposed"}""";
        var found = CaseFiles.Plan(CaseFiles.SmallWith("\"openQuestions\": [\"Who pays?\"]}", $"\"openQuestions\": [\"Who pays?\"]}},\n{row}")).Errors
            .ShouldHaveSingleItem();
        found.Code.ShouldBe("ref-duplicate");
        found.Place.Path.ShouldBe("$.agreements[1].ref");
        found.Cure.En.ShouldNotBeNull().ShouldContain("line 14");
    }

    [Fact]
    public void Parents_in_a_circle_are_an_error()
    {
        var row =
            """{"ref": "T-2", "kind": "aid", "title": "又一个", "parent": "T-1","""
            + """ "parties": [{"institution": "north", "role": "principal"}], "stage": "proposed"}""";
        var json = CaseFiles.SmallWith("\"openQuestions\": [\"Who pays?\"]}", $"\"openQuestions\": [\"Who pays?\"]}},\n{row}")
            .Replace("{\"ref\": \"T-1\",", "{\"ref\": \"T-1\", \"parent\": \"T-2\",", StringComparison.Ordinal);
        CaseFiles.Plan(json).Errors.Select(e => (e.Code, e.Place.Path)).ShouldBe(
            [("parent-circular", "$.agreements[0].parent"), ("parent-circular", "$.agreements[1].parent")]);
    }

    [Fact]
    public void A_place_is_the_line_and_column_that_an_editor_shows()
    {
        // Columns count characters: the Chinese before it on the line would count three times in bytes.
        var json = CaseFiles.SmallWith("\"region\": \"重庆市\", \"under\": \"bureau\"", "\"region\": \"重庆市\", \"under\": \"nobody\"");
        var line = json.Split('\n')[4];
        var place = CaseFiles.Plan(json).Errors.ShouldHaveSingleItem().Place;
        place.ShouldBe(new Place("case.json", "$.institutions[0].under", 5, line.IndexOf("\"nobody\"", StringComparison.Ordinal) + 1));
        place.ToString().ShouldBe($"case.json:5:{place.Column} $.institutions[0].under");
    }

    [Fact]
    public void All_errors_are_reported_at_once_in_the_order_of_the_file()
    {
        var json = CaseFiles.SmallWith("\"reliability\": \"press\"", "\"reliability\": \"rumour\"")
            .Replace("\"under\": \"bureau\"", "\"under\": \"nobody\"", StringComparison.Ordinal)
            .Replace("\"foundedOn\": \"2024\"", "\"foundedOn\": \"2025-02-30\"", StringComparison.Ordinal)
            .Replace("\"value\": 30", "\"value\": -30", StringComparison.Ordinal);
        CaseFiles.Plan(json).Errors.Select(e => e.Code).ShouldBe(["word-unknown", "institution-unknown", "date-impossible", "quantity-negative"]);
    }

    [Theory]
    [InlineData("{\"format\": \"agreement-cases/1\",\n \"agreements\": [1,]}", "json-trailing-comma", 2, 18)]
    [InlineData("{\"format\": \"agreement-cases/1\",}", "json-trailing-comma", 1, 31)]
    [InlineData("{\"format\": \"agreement-cases/1\"\n \"source\": 1}", "json-comma-missing", 2, 2)]
    [InlineData("{\n// note\n}", "json-comment", 2, 1)]
    [InlineData("{\"format\": “agreement-cases/1”}", "json-malformed", 1, 12)]
    [InlineData("{\"format\": \"agreement-cases/1\", \"source\": {", "json-incomplete", 1, 44)]
    [InlineData("agreement-cases/1", "json-malformed", 1, 1)]
    [InlineData("{} {}", "json-comma-missing", 1, 4)]
    [InlineData(" \n ", "file-empty", 1, 1)]
    [InlineData("", "file-empty", 1, 1)]
    [InlineData("[]", "type-wrong", 1, 1)]
    public void What_is_no_JSON_is_said_with_line_and_column(string json, string code, int line, int column)
    {
        var found = CaseFiles.Plan(json).Errors.ShouldHaveSingleItem();
        (found.Code, found.Place.Line, found.Place.Column).ShouldBe((code, line, column));
    }

    [Fact]
    public void Other_encodings_are_named()
    {
        var gbk = Encoding.Latin1.GetBytes("{\"title\": \"\u00D6\u00D8\u00C7\u00EC\"}");
        var found = Errors(gbk).ShouldHaveSingleItem();
        (found.Code, found.Place.Line, found.Place.Column).ShouldBe(("encoding-wrong", 1, 12));
        found.Cause.EnOrZh.ShouldContain("GB18030");
        Errors(Encoding.Unicode.GetBytes(CaseFiles.Small)).ShouldHaveSingleItem().Cause.EnOrZh.ShouldContain("UTF-16");
        Errors([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CaseFiles.Small)]).ShouldBeEmpty();

        static IEnumerable<Finding> Errors(byte[] bytes) =>
            ImportPlanner.Plan(CaseFileReader.Read("case.json", bytes), Known.Nothing, CaseFiles.Today).Errors;
    }

    [Fact]
    public void Absent_sections_and_null_values_are_no_errors()
    {
        var json =
            """{"format": "agreement-cases/1", "source": {"id": "s", "title": "t", "published": null, "reliability": "hearsay"},"""
            + """ "bodies": null, "agreements": []}""";
        CaseFiles.Plan(json).Findings.ShouldBeEmpty();
    }
}
