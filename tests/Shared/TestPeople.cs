namespace Agreements.Testing;

/// <summary>People whom tests name, for those that are not about people.</summary>
public static class TestPeople
{
    /// <summary>References of people who are entered by <see cref="EnterAsync"/>.</summary>
    public const string First = "p-00000000-0000-4000-8000-000000000001";

    public const string Second = "p-00000000-0000-4000-8000-000000000002";

    /// <summary>Enters both, past the API.</summary>
    public static Task EnterAsync(TestDatabase database) => database.ExecuteAsync(string.Concat(new[] { (First, "王芳"), (Second, "李静") }.Select(p =>
        $"""
        insert into people.people (id, version, name_zh, institution, kept_by, phones, mails, addresses, language,
            tokens, haystack, initials, pinyin, entered_by, entered_at, changed_by, changed_at)
        values ('{p.Item1}', 1, '{p.Item2}', 'qingsu', 'qingyang-edu', array[]::text[], array[]::text[], array[]::text[], 'zh',
            array[]::text[], '', '', '', 'u-1', now(), 'u-1', now())
        on conflict do nothing;
        """)));
}
