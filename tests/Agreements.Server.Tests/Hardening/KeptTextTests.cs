using Agreements.Server.Localization.ChineseText;
using Npgsql;
using System.Text.Json;
using System.Text;
using System.Xml;

namespace Agreements.Server.Tests.Hardening;

/// <summary>What the door lets in, everything behind it takes: asked of the database itself, with every character there is.</summary>
public sealed class KeptTextTests
{
    private const int Chunk = 8192;

    [Fact]
    public async Task Every_character_that_is_let_in_is_stored_as_text_and_json_written_as_XML_and_normalised()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var accepted = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(c => char.ConvertFromUtf32(c))
            .Where(c => Keepable.FaultIn(c) is null).ToArray();
        accepted.Length.ShouldBe(0x110000 - 0x800 - 62 - 66, "All but halves, controls without tab and line breaks, and what is no character.");
        foreach (var text in accepted.Chunk(Chunk).Select(c => string.Concat(c)))
        {
            await using var command = new NpgsqlCommand("select $1::text, $2::jsonb ->> 'zh'", connection)
            {
                Parameters = { new() { Value = text }, new() { Value = JsonSerializer.Serialize(new { zh = text }) } },
            };
            await using var row = await command.ExecuteReaderAsync();
            (await row.ReadAsync()).ShouldBeTrue();
            (row.GetString(0) == text && row.GetString(1) == text).ShouldBeTrue($"from U+{char.ConvertToUtf32(text, 0):X4}");
            Xml(text).ShouldBe(text);
            foreach (var form in Enum.GetValues<NormalizationForm>())
            {
                text.Normalize(form).ShouldNotBeEmpty();
            }

            Chinese.Fold(text).ShouldNotBeEmpty();
        }
    }

    private static string Xml(string text)
    {
        var written = new StringBuilder();
        using (var writer = XmlWriter.Create(written, new XmlWriterSettings { CheckCharacters = true, NewLineHandling = NewLineHandling.Entitize }))
        {
            writer.WriteElementString("t", text);
        }

        using var reader = XmlReader.Create(new StringReader(written.ToString()));
        reader.MoveToContent();
        return reader.ReadElementContentAsString();
    }
}
