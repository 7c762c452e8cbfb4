using Agreements.Server.Notifications;
using System.Text;
using System.Text.Json;

namespace Agreements.Server.Tests.Notices;

/// <summary>The vectors that the libraries of Standard Webhooks publish.</summary>
public sealed class WebhookVectorTests
{
    private const string File = "suites/webhooks.json";

    [FieldFact(File)]
    public void Every_vector_is_signed_as_it_is_published()
    {
        foreach (var v in Field.Json(File).GetProperty("vectors").EnumerateArray())
        {
            WebhookSignature.Of(Said(v, "key"), Said(v, "id"), v.GetProperty("timestamp").GetInt64(), Encoding.UTF8.GetBytes(Said(v, "body")))
                .ShouldBe(Said(v, "signature"));
        }
    }

    [FieldFact(File)]
    public void Keys_are_taken_and_refused_as_is_published()
    {
        foreach (var k in Field.Json(File).GetProperty("keys").EnumerateArray().Where(k => k.GetProperty("ok").ValueKind != JsonValueKind.Null))
        {
            WebhookSignature.IsKey(Said(k, "key")).ShouldBe(k.GetProperty("ok").GetBoolean(), Said(k, "key"));
        }
    }

    [Fact]
    public void Two_keys_give_two_signatures_of_the_same()
    {
        var two = WebhookSignature.Of([new Secret(NoticeHost.OtherKey), new Secret(NoticeHost.Key)], "a-4-board", 1743041400, "{}"u8.ToArray()).Split(' ');
        two.ShouldBe(
            [WebhookSignature.Of(NoticeHost.OtherKey, "a-4-board", 1743041400, "{}"u8), WebhookSignature.Of(NoticeHost.Key, "a-4-board", 1743041400, "{}"u8)]);
    }

    private static string Said(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
