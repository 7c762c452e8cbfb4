using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Exchange.Importing.Reading;
using Agreements.Server.Exchange.Importing;
using Agreements.Server.Queries.Differences;
using Agreements.Server.Tests.Importing;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Http;

/// <summary>How bodies and case files come: with a mark, in another encoding, in another normal form.</summary>
public sealed class KeptTextsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, string, int, int> Foreign => new()
    {
        { "utf-16", "UTF-16", 1, 1 }, { "utf-16BE", "UTF-16", 1, 1 }, { "utf-16-without-mark", "UTF-16", 1, 1 }, { "gb18030", "GBK", 2, 18 },
    };

    [Fact]
    public async Task A_body_that_begins_with_a_byte_order_mark_is_taken()
    {
        using var answer = await SendAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Proposal("带标记"))]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_body_in_another_encoding_is_refused_at_its_place_with_the_cure_in_both_languages(string encoding, string name, int line, int column)
    {
        using var answer = await SendAsync(Encoded(encoding, Proposal("协议")));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var said = await answer.Content.ReadAsStringAsync();
        said.ShouldContain(name);
        said.ShouldContain($"line {line}, column {column}");
        said.ShouldContain($"第 {line} 行第 {column} 列");
        said.ShouldContain("Save it as UTF-8");
        said.ShouldContain("另存为 UTF-8");
        said.ShouldNotContain("0xEF");
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_case_file_in_another_encoding_is_refused_at_its_place_with_the_cure_in_both_languages(string encoding, string name, int line, int column)
    {
        var file = CaseFileReader.Read("case.json", Encoded(encoding, "{\n \"format\":     \"协议\" }"));
        var found = ImportPlanner.Plan(file, Known.Nothing, CaseFiles.Today).Errors.ShouldHaveSingleItem();
        (found.Code, found.Place.Line, found.Place.Column).ShouldBe(("encoding-wrong", line, column));
        found.Cause.EnOrZh.ShouldContain(name);
        found.Cause.Zh.ShouldContain(name);
        (found.Cure.Zh + found.Cure.En).ShouldContain("另存为 UTF-8，或运行 iconv -f GB18030 -t UTF-8。Save it as UTF-8");
    }

    [Theory]
    [InlineData("\uF9E1庄", "\u674E庄")]
    [InlineData("\\uF9E1庄", "\u674E庄")]
    [InlineData("cafe\u0301", "caf\u00E9")]
    [InlineData("A\\u030A", "\u00C5")]
    [InlineData("𠮷野 👨‍👩‍👧 ＡＢＣ", "𠮷野 👨‍👩‍👧 ＡＢＣ")]
    public async Task Texts_are_kept_in_normal_form_C(string sent, string kept)
    {
        using var answer = await SendAsync(Encoding.UTF8.GetBytes(Proposal(sent)));
        var id = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString();
        (await server.Database.ScalarAsync<string>($"select data -> 'title' ->> 'zh' from agreements.mt_events where stream_id = '{id}' and version = 1"))
            .ShouldBe(kept);
    }

    [Fact]
    public async Task The_same_terms_typed_otherwise_are_the_same_terms()
    {
        using var answer = await SendAsync(Encoding.UTF8.GetBytes(Proposal("同文")));
        var id = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString();
        var recorded = new List<int>();
        foreach (var purpose in new[] { "培养李老师 é", "培养\uF9E1老师 e\u0301" })
        {
            using var said = await server.Client.PostAsJsonAsync($"/api/v1/agreements/{id}/terms", new { purpose = new { zh = purpose } });
            recorded.Add(JsonDocument.Parse(await said.Content.ReadAsStringAsync()).RootElement.GetProperty("recorded").GetArrayLength());
        }

        recorded.ShouldBe([1, 0]);
    }

    [Fact]
    public void Case_files_are_read_in_normal_form_C()
    {
        var plan = CaseFiles.Plan(CaseFiles.Small.Replace("南校", "\uF9E1庄e\u0301", StringComparison.Ordinal));
        plan.Errors.ShouldBeEmpty();
        plan.Rows.Select(r => r.Title.Zh).ShouldContain("李庄\u00E9");
    }

    [Theory]
    [InlineData("培养\uF9E1老师", "培养李老师", "U+F9E1 → U+674E")]
    [InlineData("e\u0301", "\u00E9", "U+0065 U+0301 → U+00E9")]
    [InlineData("每年 十名", "每年\u00A0十名", "U+0020 → U+00A0")]
    [InlineData("十\u200B名", "十名", "U+200B → –")]
    public void A_difference_that_only_code_points_make_is_told_as_such(string before, string after, string points)
    {
        var change = TermsDifference.Between(new Terms(Principles: [new Text(before)]), new Terms(Principles: [new Text(after)])).ShouldHaveSingleItem();
        change.Kind.ShouldBe(TermsChangeKind.Changed);
        change.CodePoints!.EnOrZh.ShouldBe($"it looks the same, only code points differ: {points}");
        change.CodePoints.Zh.ShouldBe($"看上去相同，只有字符编码不同：{points}");
    }

    [Theory]
    [InlineData("每年十名", "每年五名")]
    [InlineData("ABC", "ＡＢＣ")]
    [InlineData("一、合作", "一 合作")]
    public void A_difference_that_can_be_seen_is_told_as_before(string before, string after) =>
        TermsDifference.Between(new Terms(new Text(before)), new Terms(new Text(after))).ShouldHaveSingleItem().CodePoints.ShouldBeNull();

    [Fact]
    public async Task An_institution_of_a_name_that_is_on_record_is_flagged_however_it_is_typed()
    {
        (await NotesAsync("li-1", "李庄中学")).ValueKind.ShouldBe(JsonValueKind.Null);
        var notes = await NotesAsync("li-2", "\uF9E1庄中学");
        notes.GetArrayLength().ShouldBe(1);
        notes[0].GetProperty("zh").GetString().ShouldBe("“李庄中学”与已登记的“li-1”同名：若是同一单位，请合并。");
        notes[0].GetProperty("en").GetString()!.ShouldContain("'li-1'");
        (await NotesAsync("li-3", "李庄第二中学")).ValueKind.ShouldBe(JsonValueKind.Null);

        async Task<JsonElement> NotesAsync(string code, string name)
        {
            using var answer = await server.Client.PostAsJsonAsync("/api/v1/institutions", new { code, kind = "school", name = new { zh = name } });
            var text = await answer.Content.ReadAsStringAsync();
            answer.IsSuccessStatusCode.ShouldBeTrue(text);
            return JsonDocument.Parse(text).RootElement.GetProperty("notes");
        }
    }

    [Fact]
    public void A_case_file_with_one_name_under_two_codes_is_warned_of()
    {
        var plan = CaseFiles.Plan(CaseFiles.Small.Replace("\"name\": \"南校\"", "\"name\": \"北校\"", StringComparison.Ordinal));
        plan.Errors.ShouldBeEmpty();
        var warning = plan.Warnings.Where(w => w.Code == "institution-same-name").ShouldHaveSingleItem();
        (warning.Place.Path, warning.Cause.En).ShouldBe(("$.institutions[1].code", "'south' has the name of 'north' (北校)."));
    }

    [Theory]
    [InlineData("0025-03-27", "date-long-ago")]
    [InlineData("1899", "date-long-ago")]
    [InlineData("25", "date-is-century")]
    [InlineData("3025-03-27", "date-far-ahead")]
    [InlineData("1900", null)]
    [InlineData("2024-05/..", null)]
    public void A_year_that_is_typed_wrongly_is_warned_of(string day, string? code)
    {
        var plan = CaseFiles.Plan(CaseFiles.SmallWith("\"foundedOn\": \"2024\"", $"\"foundedOn\": \"{day}\""));
        plan.Errors.ShouldBeEmpty();
        plan.Warnings.Where(w => w.Place.Path == "$.bodies[0].foundedOn").Select(w => w.Code).ShouldBe(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData("2004-06~-11", "date-beyond-level-1", "at the end")]
    [InlineData("[2004,2005]", "date-beyond-level-1", "a set of dates")]
    [InlineData("2025-06-15/2025-06", "date-interval-reversed", "2025-06-15/2025-06-30")]
    public void A_date_beyond_level_1_is_refused_with_its_reason(string day, string code, string mention)
    {
        var error = CaseFiles.Plan(CaseFiles.SmallWith("\"foundedOn\": \"2024\"", $"\"foundedOn\": \"{day}\"")).Errors.ShouldHaveSingleItem();
        (error.Code, error.Place.Path).ShouldBe((code, "$.bodies[0].foundedOn"));
        (error.Cause.En + error.Cure.En).ShouldContain(mention);
    }

    private static string Proposal(string title) =>
        """{"kind":"school-enterprise",""" + "\n" + $" \"title\":{{\"zh\":\"{title}\"}},\n"
        + """ "on":"2025-03-27","parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},"""
        + """{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}""";

    private static byte[] Encoded(string encoding, string text) => encoding switch
    {
        "gb18030" => Gb18030.GetBytes(text),
        "utf-16-without-mark" => Encoding.Unicode.GetBytes(text),
        _ => [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(text)],
    };

    private async Task<HttpResponseMessage> SendAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await server.Client.PostAsync(new Uri("/api/v1/agreements", UriKind.Relative), content);
    }
}
