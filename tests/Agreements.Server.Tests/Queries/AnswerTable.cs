namespace Agreements.Server.Tests.Queries;

/// <summary>What each surface answers to each question about each agreement. The first that answers is the one that the others are held against.</summary>
internal sealed class AnswerTable
{
    private readonly List<(string Agreement, string Question, string Surface, string Answer)> _rows = [];

    /// <summary>How many answers there are.</summary>
    public int Count => _rows.Count;

    public void Put(string agreement, string question, string surface, string? answer) => _rows.Add((agreement, question, surface, answer ?? "nothing"));

    /// <summary>An answer of several parts, whose order does not matter.</summary>
    public void Put(string agreement, string question, string surface, IEnumerable<string> answer) =>
        Put(agreement, question, surface, string.Join("\n    ", answer.Order(StringComparer.Ordinal)));

    /// <summary>Every surface that answers otherwise than the first, with agreement, question and both answers.</summary>
    public IReadOnlyList<string> Differences() =>
    [
        .. from question in _rows.GroupBy(r => (r.Agreement, r.Question))
           let first = question.First()
           from other in question.Skip(1)
           where other.Answer != first.Answer
           select $"{first.Agreement}: {first.Question}\n  {first.Surface} says\n    {first.Answer}\n  {other.Surface} says\n    {other.Answer}",
    ];

    /// <summary>Questions that only one surface answered: nothing was compared.</summary>
    public IReadOnlyList<string> Alone() =>
        [.. _rows.GroupBy(r => (r.Agreement, r.Question)).Where(q => q.Count() < 2).Select(q => $"{q.Key.Agreement}: {q.Key.Question}")];
}
