namespace Agreements.Server.Notifications.Causes;

/// <summary>What somebody asks for to see how they are told.</summary>
internal static class SelfTest
{
    /// <summary>The cause of a test.</summary>
    /// <param name="account">Who asks.</param>
    /// <param name="now">When, UTC.</param>
    public static Cause Of(string account, DateTimeOffset now) => new(
        $"test/{account}/{now.ToUnixTimeMilliseconds()}", Topic.Test, null, now, null, new CauseFacts(new Text("测试", "Test")),
        [new Audience(ToldAs.Account, account)]);
}
