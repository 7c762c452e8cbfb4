using Agreements.Server.Notifications;
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
            WebhookSignature.Of(
                    [new Secret(Said(v, "key"))], Said(v, "id"), DateTimeOffset.FromUnixTimeSeconds(v.GetProperty("timestamp").GetInt64()), Said(v, "body"))
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
        var (old, fresh, at) = (new Secret(NoticeHost.Key), new Secret(NoticeHost.OtherKey), DateTimeOffset.FromUnixTimeSeconds(1743041400));
        var two = WebhookSignature.Of([fresh, old], "a-4-board", at, "{}").Split(' ');
        two.ShouldBe([WebhookSignature.Of([fresh], "a-4-board", at, "{}"), WebhookSignature.Of([old], "a-4-board", at, "{}")]);
        two.ShouldBeUnique();
    }

    private static string Said(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
